using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Byfiber.Core.Tests.Storage;

/// <summary>Runs a theory once on each database, whose name is its first argument; further arguments are given to both.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OnBothAttribute(params object[] more) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([
            new TheoryDataRow([TestDatabases.Sqlite, .. more]),
            new TheoryDataRow([TestDatabases.Postgres, .. more]),
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
