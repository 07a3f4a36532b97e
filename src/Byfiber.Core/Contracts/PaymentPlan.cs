using System.Globalization;

namespace Byfiber.Core.Contracts;

/// <summary>One payment of a plan, before it has a date.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="MonthsAfterConnection">0 is due when the connection is there.</param>
/// <param name="AmountOre">With VAT.</param>
public sealed record PaymentStep(PaymentKind Kind, int MonthsAfterConnection, long AmountOre);

/// <summary>What a contract pays and when: the fee at the connection or by month from then on, and the digging at the connection.</summary>
internal static class PaymentPlan
{
    /// <summary>The payments in order; their sum is the contract's total less the ROT deduction, to the öre.</summary>
    public static IReadOnlyList<PaymentStep> Of(Contract contract, long rotOre)
    {
        var payments = new List<PaymentStep>();
        if (contract.Pay == PayChoice.Once && contract.ChargedConnectionOre > 0)
        {
            payments.Add(new PaymentStep(PaymentKind.Connection, 0, contract.ChargedConnectionOre));
        }
        if (contract.ChargedDigOre > rotOre)
        {
            payments.Add(new PaymentStep(PaymentKind.Digging, 0, contract.ChargedDigOre - rotOre));
        }
        if (contract.Pay == PayChoice.Instalments)
        {
            payments.AddRange(
                Enumerable
                    .Range(1, contract.InstalmentMonths)
                    .Select(month => new PaymentStep(PaymentKind.Instalment, month, contract.InstalmentOre))
            );
        }
        return payments;
    }

    /// <summary>The rows of a plan, numbered on from <paramref name="first"/>.</summary>
    public static IEnumerable<PaymentDue> Rows(
        long contractId,
        int first,
        IReadOnlyList<PaymentStep> payments,
        DateTime at
    ) =>
        payments.Select(
            (p, i) =>
                new PaymentDue
                {
                    ContractId = contractId,
                    Number = first + i,
                    Kind = p.Kind,
                    MonthsAfterConnection = p.MonthsAfterConnection,
                    AmountOre = p.AmountOre,
                    Reference = OcrReference.Of(contractId, first + i),
                    MadeAt = at,
                }
        );
}

/// <summary>
/// Payment references as Swedish payees use them (Bankgirot, OCR-referenskontroll, variable length with a length digit): digits, then the
/// last digit of the whole length, then a Luhn check digit (ISO/IEC 7812-1, annex B).
/// </summary>
public static class OcrReference
{
    private const int Shortest = 2,
        Longest = 25;

    /// <summary>The reference of a contract's payment: the contract, four digits of the payment's number, length, check.</summary>
    public static string Of(long contractId, int number)
    {
        string digits = string.Create(CultureInfo.InvariantCulture, $"{contractId}{number:0000}");
        string withLength = digits + Digit((digits.Length + 2) % 10);
        return withLength + Digit(CheckDigit(withLength));
    }

    /// <summary>True when the check digit and the length digit hold.</summary>
    public static bool Holds(string reference) =>
        reference.Length is >= Shortest and <= Longest
        && reference.All(char.IsAsciiDigit)
        && CheckDigit(reference[..^1]) == reference[^1] - '0'
        && reference.Length % 10 == reference[^2] - '0';

    private static char Digit(int value) => (char)('0' + value);

    private static int CheckDigit(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int product = (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return (10 - sum % 10) % 10;
    }
}
