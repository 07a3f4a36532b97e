using Byfiber.Planning.Formats;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class SoundPlanTests
{
    [Fact]
    public void A_sound_plan_breaks_no_rule()
    {
        using var directory = new TempDirectory();
        PlanCheck.Run(TinyPlan.WriteGeoPackage(directory)).ShouldBeEmpty();
    }
}
