Console.WriteLine("byfiber");
