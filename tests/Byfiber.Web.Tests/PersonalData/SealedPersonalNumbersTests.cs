using Byfiber.Core;
using Byfiber.Core.Storage;
using Byfiber.Web.Hosting;
using Byfiber.Web.PersonalData;
using Microsoft.AspNetCore.DataProtection;

namespace Byfiber.Web.Tests.PersonalData;

public sealed class SealedPersonalNumbersTests : IDisposable
{
    private const string Number = "198112289874";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("byfiber-vault-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_sealed_opens_after_a_restart_and_no_two_seals_are_alike()
    {
        string cipher = Vault("a").Seal(Number);

        Vault("a").Open(cipher).ShouldBe(Number);
        Vault("a").Seal(Number).ShouldNotBe(cipher);
        cipher.ShouldNotContain("9874");
    }

    [Fact]
    public void The_same_number_has_the_same_hash_after_a_restart_and_another_one_elsewhere()
    {
        string hash = Vault("a").Hash(Number);

        Vault("a").Hash(Number).ShouldBe(hash);
        Vault("a").Hash("198112889871").ShouldNotBe(hash);
        Vault("b").Hash(Number).ShouldNotBe(hash);
    }

    [Fact]
    public void Programs_that_start_at_once_agree_on_one_key() =>
        Enumerable
            .Range(0, 8)
            .AsParallel()
            .WithDegreeOfParallelism(8)
            .Select(_ => Vault("a").Hash(Number))
            .Distinct()
            .ShouldHaveSingleItem();

    [Fact]
    public void Neither_other_keys_nor_a_changed_cipher_open_it_and_the_sentence_tells_no_number()
    {
        string cipher = Vault("a").Seal(Number);
        char other = cipher[^5] == 'A' ? 'B' : 'A';
        string changed = cipher[..^5] + other + cipher[^4..];

        foreach (var open in (Action[])[() => Vault("b").Open(cipher), () => Vault("a").Open(changed)])
        {
            string sentence = Should.Throw<RefusedException>(open).Message;
            sentence.ShouldContain("keys");
            sentence.ShouldNotContain(Number);
            sentence.ShouldNotContain(cipher);
        }
    }

    [Fact]
    public void The_hash_key_lies_sealed_beside_the_others()
    {
        Vault("a").Hash(Number);

        var file = new DirectoryInfo(Keys("a")).GetFiles("personal-number-hash.key").ShouldHaveSingleItem();
        file.Length.ShouldBeGreaterThan(32);
    }

    private string Keys(string place) => Path.Combine(_folder.FullName, place, "keys");

    private SealedPersonalNumbers Vault(string place) =>
        new(
            DataProtectionProvider.Create(Directory.CreateDirectory(Keys(place)), b => b.SetApplicationName("byfiber")),
            new HostSettings
            {
                Database = Database.InFolder(Path.Combine(_folder.FullName, place)),
                KeysDirectory = Keys(place),
            }
        );
}
