namespace Byfiber.Web.Demo;

/// <summary>The made-up municipality's price and terms; the amounts lie where Swedish village networks' do.</summary>
internal static class DemoTerms
{
    public const string PriceList = "Ett pris för alla";
    public const string PriceSource =
        "Påhittat: exempelkommunens avtal med operatören, § 4 samma pris för alla hushåll";

    public const string Sv = """
        1. Avtalet gäller en fiberanslutning till fastigheten: fiber fram till huset, genomföring i vägg och en mediaomvandlare inomhus.
        2. Priset är det som står i avtalet. Det ändras inte, vad grannarna än beslutar. Månadsavgift för internet betalas till den tjänsteleverantör som ni själva väljer och kan byta.
        3. Operatören ska ha anslutit fastigheten senast den dag som står i avtalet. Dröjer det, får ni hålla inne betalningen tills anslutningen fungerar, och ni får säga upp avtalet utan avgift.
        4. Förbehåll: anslutningen byggs när så många i området har tecknat avtal som förbehållet säger. Blir de inte så många får båda parter lämna avtalet utan kostnad.
        5. Ni får ångra avtalet utan kostnad inom 14 dagar från det att ni skrev under. Därefter kostar det vad som står i avtalet att avsluta det, mer ju längre bygget har kommit.
        6. Gräver ni själva på tomten ska schaktet vara 30 cm djupt och öppet när operatören kommer. Gräver operatören återställs marken grovt; gräs sår ni själva.
        7. Den som hyr sin bostad behöver fastighetsägarens samtycke.
        8. Säljer ni fastigheten kan avtalet föras över på den nya ägaren.
        9. Uppgifter om er används bara för att erbjuda, ansluta och fakturera, och sparas så länge lagen kräver det.
        """;

    public const string En = """
        1. The contract is about a fibre connection to the property: fibre to the house, a lead-in through the wall and a media converter indoors.
        2. The price is the one stated in the contract. It does not change, whatever the neighbours decide. The monthly fee for internet is paid to the service provider that you choose yourself and can change.
        3. The operator must have connected the property on the day stated in the contract at the latest. If it is late, you may withhold payment until the connection works, and you may end the contract without a fee.
        4. Reservation: the connection is built when as many in the area have signed as the reservation says. If they do not, both parties may leave the contract without cost.
        5. You may withdraw without cost within 14 days of signing. After that it costs what the contract states to end it, more the further the building has come.
        6. If you dig on the plot yourself, the trench must be 30 cm deep and open when the operator comes. If the operator digs, the ground is roughly restored; you sow the grass yourself.
        7. Who rents their home needs the property owner's consent.
        8. If you sell the property, the contract can be transferred to the new owner.
        9. Data about you are used only to offer, connect and invoice, and are kept as long as the law requires.
        """;

    public const string ReservationSv =
        "Området byggs när tröskeln för antalet avtal är nådd och tillstånden är klara.";
    public const string ReservationEn =
        "The area is built when its threshold of contracts is reached and the permits are granted.";
}
