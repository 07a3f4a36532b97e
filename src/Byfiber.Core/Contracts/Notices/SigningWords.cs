namespace Byfiber.Core.Contracts.Notices;

/// <summary>The sentences of the notices that depend on the contract.</summary>
internal static class SigningWords
{
    /// <summary>Whether it is in force with this signature.</summary>
    public static string Standing(NoticeCase about, NoticeParty party, bool inForce, Notice notice) =>
        (inForce, party.Party.Round > 0) switch
        {
            (true, false) => notice.In("Avtalet gäller nu.", "The contract is now in force."),
            (true, true) => notice.In(
                "Avtalet är nu ert: pris, villkor och löfte är desamma som förut.",
                "The contract is now yours: price, terms and promise are as before."
            ),
            (false, false) => notice.In(
                "Avtalet gäller när alla som står i det har skrivit under. Vi hör av oss då.",
                "The contract is in force once everybody named in it has signed. You will hear from us then."
            ),
            _ => notice.In(
                "Ni tar över avtalet när alla nya parter har skrivit under. Vi hör av oss då.",
                "You take over the contract once all new parties have signed. You will hear from us then."
            ),
        };

    /// <summary>The latest day, and what it hangs on.</summary>
    public static string Promise(NoticeCase about, Notice notice)
    {
        var contract = about.Contract;
        string reservation =
            notice.English && contract.ReservationEn.Length > 0 ? contract.ReservationEn : contract.ReservationSv;
        string day = Notice.Day(contract.PromisedBy);
        return reservation.Trim().Length == 0
            ? notice.In(
                $"Vi lovar att huset är anslutet senast {day}.",
                $"We promise that the house is connected by {day}."
            )
            : notice.In(
                $"Vi lovar att huset är anslutet senast {day}. Förbehåll: {reservation.Trim()}",
                $"We promise that the house is connected by {day}. Reservation: {reservation.Trim()}"
            );
    }

    /// <summary>How to get out of it again.</summary>
    public static string Withdraw(Contract contract, DateOnly today, Notice notice) =>
        contract.WithdrawUntil is { } until && until >= today
            ? notice.In(
                $"Ni kan ångra er till och med {Notice.Day(until)}, utan kostnad och utan att säga varför: på sidan om avtalet, eller genom att ringa eller skriva till oss.",
                $"You can withdraw until {Notice.Day(until)}, free of charge and without a reason: on the page about the contract, or by calling or writing to us."
            )
            : notice.In(
                "Ni kan säga upp avtalet på sidan om det. Där ser ni först vad det kostar.",
                "You can cancel the contract on the page about it. It first shows what that costs."
            );
}
