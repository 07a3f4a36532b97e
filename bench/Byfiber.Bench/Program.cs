return args switch
{
    ["steiner", .. var rest] => Byfiber.Bench.SteinerBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench steiner FILE... [--time-limit 60s] [--effort N] [--seed N] [--out DIR]");
    return 2;
}
