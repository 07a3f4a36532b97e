return args switch
{
    ["campaign", .. var rest] => await Byfiber.Bench.CampaignBench.RunAsync(rest),
    ["letters", .. var rest] => Byfiber.Bench.LetterBench.Run(rest),
    ["plan", .. var rest] => await Byfiber.Bench.PlanBench.RunAsync(rest),
    ["residents", .. var rest] => await Byfiber.Bench.ResidentsBench.RunAsync(rest),
    ["scale", .. var rest] => await Byfiber.Bench.ScaleBench.RunAsync(rest),
    ["steiner", .. var rest] => Byfiber.Bench.SteinerBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench plan MAP|sample... [--time-limit 30s] [--effort N]");
    Console.Error.WriteLine("       bench campaign [--database CONNECTION]");
    Console.Error.WriteLine("       bench letters [--count 4000] [--out FILE]");
    Console.Error.WriteLine("       bench residents [--count 2000] [--database \"Host=...\"]");
    Console.Error.WriteLine("       bench steiner FILE... [--time-limit 60s] [--effort N] [--seed N] [--out DIR]");
    Console.Error.WriteLine(
        "       bench scale MAP [--outline FILE] [--premises N,N...] [--effort N] [--time-limit 600s]"
    );
    return 2;
}
