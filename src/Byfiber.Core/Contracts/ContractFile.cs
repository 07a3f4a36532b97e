using System.Text;
using System.Text.Json;
using Byfiber.Core.Storage;

namespace Byfiber.Core.Contracts;

/// <summary>The contract as a file.</summary>
internal static class ContractFile
{
    public static byte[] Write(ContractSheet sheet) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(sheet, Json.Options));
}
