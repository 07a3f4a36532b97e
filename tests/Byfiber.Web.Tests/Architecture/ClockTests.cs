namespace Byfiber.Web.Tests.Architecture;

/// <summary>Time comes from an injected TimeProvider, so that a test can set it; threads are never blocked on a task.</summary>
public class ClockTests
{
    private static readonly HashSet<string> s_clocks = new(StringComparer.Ordinal)
    {
        "System.DateTime.Now",
        "System.DateTime.UtcNow",
        "System.DateTime.Today",
        "System.DateTimeOffset.Now",
        "System.DateTimeOffset.UtcNow",
        "System.Environment.TickCount",
        "System.Environment.TickCount64",
    };

    [Theory]
    [InlineData("Byfiber.Planning")]
    [InlineData("Byfiber.Core")]
    [InlineData("Byfiber.Web")]
    public void Time_comes_from_an_injected_clock(string project) => Clocks(SourceCode.Of(project)).ShouldHold();

    [Theory]
    [InlineData("var x = DateTime.UtcNow;")]
    [InlineData("var x = System.DateTimeOffset.Now;")]
    [InlineData("var x = DateTime.Today;")]
    [InlineData("var x = System.Diagnostics.Stopwatch.StartNew();")]
    public void A_clock_of_its_own_is_caught(string statement) =>
        Clocks(MadeUp(statement)).Distinct().ShouldHaveSingleItem().ShouldContain("TimeProvider");

    [Fact]
    public void An_injected_clock_is_not() =>
        Clocks(MadeUp("var x = TimeProvider.System.GetUtcNow();")).ShouldBeEmpty();

    [Theory]
    [InlineData("Byfiber.Planning")]
    [InlineData("Byfiber.Core")]
    [InlineData("Byfiber.Web")]
    public void No_thread_is_blocked_on_a_task(string project) => Blocked(SourceCode.Of(project)).ShouldHold();

    [Theory]
    [InlineData("var x = Task.FromResult(1).Result;")]
    [InlineData("Task.CompletedTask.Wait();")]
    [InlineData("Task.WaitAll(Task.CompletedTask);")]
    [InlineData("Task.CompletedTask.GetAwaiter().GetResult();")]
    [InlineData("var x = new ValueTask<int>(1).Result;")]
    public void Blocking_on_a_task_is_caught(string statement) => Blocked(MadeUp(statement)).ShouldNotBeEmpty();

    [Fact]
    public void Awaiting_a_task_is_not() => Blocked(MadeUp("await Task.WhenAll(Task.CompletedTask);")).ShouldBeEmpty();

    private static SourceCode MadeUp(string statement) =>
        SourceCode.MadeUp("src/Byfiber.Core/Places/Made.cs", $"class Made {{ async Task Up() {{ {statement} }} }}");

    private static IEnumerable<string> Clocks(SourceCode code) =>
        from name in code.Names()
        where
            name.Symbol.ContainingType != null
                && s_clocks.Contains($"{name.Symbol.ContainingType.ToDisplayString()}.{name.Symbol.Name}")
            || name.Type?.ToDisplayString() == "System.Diagnostics.Stopwatch"
        select $"{name.Place}: take a TimeProvider and ask it, not {name.Symbol.ContainingType?.Name ?? name.Symbol.Name}.";

    private static IEnumerable<string> Blocked(SourceCode code) =>
        from name in code.Names()
        let type = name.Symbol.ContainingType?.OriginalDefinition.ToDisplayString()
        where
            type
                is "System.Threading.Tasks.Task"
                    or "System.Threading.Tasks.Task<TResult>"
                    or "System.Threading.Tasks.ValueTask<TResult>"
                && name.Symbol.Name is "Result" or "Wait" or "WaitAll" or "WaitAny"
            || name.Symbol.Name == "GetResult"
                && type != null
                && type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
        select $"{name.Place}: await the task instead of {name.Symbol.Name}.";
}
