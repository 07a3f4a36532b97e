using System.CommandLine;

namespace Byfiber.Web.Commands;

/// <summary>The word that says where people reach the program: a name with a certificate, which a proxy on this machine answers to.</summary>
internal static class PublicAddress
{
    public static Option<Uri?> MakeOption() =>
        new("--public-address")
        {
            Description = "Where people reach it through a TLS proxy on this machine.",
            HelpName = "https://NAME",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (
                    Uri.TryCreate(text, UriKind.Absolute, out var address)
                    && address.Scheme == Uri.UriSchemeHttps
                    && address.PathAndQuery == "/"
                    && address.Fragment.Length == 0
                    && address.UserInfo.Length == 0
                )
                    return address;
                result.AddError(
                    $"\"{text}\" is no public address: write --public-address https://fiber.example.se, without a path."
                );
                return null;
            },
        };
}
