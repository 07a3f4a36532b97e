using static Byfiber.Planning.Tests.Formats.Checks.BrokenPlan;

namespace Byfiber.Planning.Tests.Formats.Checks;

public class StructureRulesTests
{
    [Fact]
    public void Every_row_that_was_written_is_there() =>
        ShouldBreak("tables-complete", "DELETE FROM splices WHERE id = 11").Ids.ShouldBe(["splices"]);

    [Fact]
    public void Ids_run_from_one_without_gaps() =>
        ShouldBreak("ids-unique", "UPDATE splices SET id = 12 WHERE id = 11").Ids.ShouldBe(["splices 12"]);

    [Fact]
    public void A_source_id_occurs_once() =>
        ShouldBreak("ids-unique", "UPDATE premises SET source_id = 't:1' WHERE id = 2")
            .Ids.ShouldBe(["premises source_id t:1"]);

    [Fact]
    public void Every_reference_leads_somewhere() =>
        ShouldBreak("references-exist", "UPDATE cables SET to_node = 99 WHERE id = 6")
            .Ids.ShouldBe(["cables to_node in 6"]);

    [Fact]
    public void Every_kind_is_known() =>
        ShouldBreak("kinds-known", "UPDATE nodes SET kind = 'pole' WHERE id = 2").Ids.ShouldBe(["nodes 2"]);
}
