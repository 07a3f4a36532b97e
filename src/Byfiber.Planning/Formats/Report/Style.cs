namespace Byfiber.Planning.Formats.Report;

/// <summary>The report's look: system fonts, no file of another, readable on paper and at 320 pixels.</summary>
internal static class Style
{
    internal const string Css = """
        :root { color-scheme: light; --ink: #17212b; --soft: #55636f; --line: #d9e0e6; --tint: #f4f7f9; --accent: #0b5fa5; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
        main, header, footer { max-width: 75rem; margin: 0 auto; padding: 0 1.25rem; }
        header { padding-top: 2rem; }
        .eyebrow { margin: 0; color: var(--accent); font-weight: 600; letter-spacing: .02em; }
        h1 { margin: .1rem 0 .6rem; font-size: clamp(1.7rem, 4vw, 2.6rem); line-height: 1.15; }
        h2 { margin: 2.6rem 0 .8rem; font-size: 1.4rem; line-height: 1.25; }
        h3 { margin: 0 0 .4rem; font-size: 1rem; }
        p { max-width: 68ch; }
        .en { color: var(--soft); font-weight: 400; }
        .en::before { content: "· "; }
        .notice { border-left: 4px solid #b45309; background: #fff7e6; padding: .6rem .9rem; border-radius: 0 .4rem .4rem 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr)); gap: .9rem; margin: 1.4rem 0 0; padding: 0; }
        .card { border: 1px solid var(--line); border-radius: .7rem; padding: .9rem 1rem; background: var(--tint); }
        .card dt { font-size: .9rem; } .card dt .en { display: block; } .card dt .en::before { content: ""; }
        .card dd { margin: .25rem 0 0; } .card .figure { font-size: 1.65rem; font-weight: 650; line-height: 1.2; }
        .card small { color: var(--soft); }
        figure { margin: 0; } figcaption { color: var(--soft); font-size: .9rem; margin-top: .5rem; }
        svg { display: block; width: 100%; height: auto; }
        .map { border: 1px solid var(--line); border-radius: .7rem; background: #fbfcfa; max-height: 60rem; }
        .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.3rem; list-style: none; margin: .8rem 0 0; padding: 0; font-size: .92rem; }
        .legend li { display: flex; align-items: center; gap: .45rem; } .legend svg { width: 28px; height: 12px; flex: none; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 1.4rem; }
        .chart { border: 1px solid var(--line); border-radius: .7rem; padding: 1rem; }
        .chart text { font: 19px system-ui, sans-serif; fill: #55636f; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .95rem; }
        caption { text-align: left; font-weight: 600; padding: .3rem 0; }
        th, td { text-align: left; padding: .4rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        thead th { border-bottom: 2px solid var(--ink); font-size: .88rem; white-space: nowrap; } thead .en { display: block; } thead .en::before { content: ""; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        tfoot td, tfoot th { font-weight: 650; border-top: 2px solid var(--ink); border-bottom: 0; }
        tbody tr:nth-child(even) { background: var(--tint); }
        details { margin: .8rem 0; } summary { cursor: pointer; color: var(--accent); font-weight: 600; padding: .3rem 0; }
        footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
        @media print {
          @page { margin: 14mm; } body { font-size: 10.5pt; } main, header, footer { max-width: none; padding: 0; }
          h2 { break-after: avoid; } .card, .chart, tr, figure { break-inside: avoid; } thead { display: table-header-group; }
          .card, .chart, .map, .notice { -webkit-print-color-adjust: exact; print-color-adjust: exact; } .map { max-height: 20cm; } summary { list-style: none; }
        }
        """;
}
