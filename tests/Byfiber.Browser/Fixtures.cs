using Byfiber.Browser;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(Demo))]

// One visitor at a time: drawing maps in software takes every core there is.
[assembly: Parallelization(Mode = ParallelMode.None)]
