namespace Byfiber.Planning.Tests;

public class HouseTests
{
    [Fact]
    public void The_house_stands() => true.ShouldBeTrue();
}
