using Byfiber.Core;
using Byfiber.Core.Contracts;
using Byfiber.Core.People;
using Byfiber.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Byfiber.Web.Pages.Household;

/// <summary>Withdrawing from the contract, or cancelling it, with the fee shown first.</summary>
[WhoMay(Role.Resident)]
public sealed class EndModel(
    HouseholdContract contracts,
    WithdrawContract withdraw,
    CancelContract cancelContract,
    IStringLocalizer<SharedText> T
) : HouseholdPage
{
    /// <summary>The contract that can be ended.</summary>
    public ContractView Contract { get; private set; } = null!;

    /// <summary>What it would cost now.</summary>
    public CancelQuote Quote => Contract.Cancel!;

    /// <summary>Why it was not ended, or null.</summary>
    public string? Sentence { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await ReadAsync(cancel) ? Page() : Redirect("/household/contract");

    public Task<IActionResult> OnPostWithdrawAsync(bool sure, string? note, CancellationToken cancel) =>
        EndAsync(sure, id => withdraw.RunAsync(id, note, Actor, cancel), cancel);

    public Task<IActionResult> OnPostCancelAsync(bool sure, long feeOre, string? note, CancellationToken cancel) =>
        EndAsync(sure, id => cancelContract.RunAsync(id, feeOre, note, Actor, cancel), cancel);

    private async Task<IActionResult> EndAsync(bool sure, Func<long, Task> end, CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
            return Redirect("/household/contract");
        if (!sure)
        {
            Sentence = T["Kryssa i rutan om ni är säkra."];
            return Page();
        }
        try
        {
            await end(Contract.Contract.Id);
            return Redirect("/household/contract");
        }
        catch (RefusedException refusal)
        {
            Sentence = Words.Of(refusal, T);
            return Page();
        }
    }

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (
            await contracts.RunAsync(Visit.PremisesId, cancel) is not { Contract.EndedAt: null, Cancel: not null } found
        )
            return false;
        Contract = found;
        return true;
    }
}
