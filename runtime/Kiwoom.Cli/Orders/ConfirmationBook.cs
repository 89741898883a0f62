using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Cli.Orders;

/// <summary>
/// Gives out codes, each for one order, once, for two minutes. They are kept in files of which only hashes tell the codes, for a code is given by one run and used by
/// the next. Whoever takes a code takes its file away first: of two at once one finds nothing.
/// </summary>
internal sealed class ConfirmationBook(string folder, TimeProvider clock)
{
    // Without letters and digits that are taken for each other.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int CodeLength = 8;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    /// <summary>A code for an order.</summary>
    public string Issue(string digest)
    {
        CreateFolder();
        RemoveOld();
        var code = RandomNumberGenerator.GetString(Letters, CodeLength);
        var ends = (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds();
        File.WriteAllText(PathOf(code), string.Create(CultureInfo.InvariantCulture, $"{digest}\n{ends}\n"));
        return code;
    }

    /// <summary>Takes a code.</summary>
    public ConfirmationResult Take(string code, string digest)
    {
        if (code.Length != CodeLength || !code.All(Letters.Contains))
        {
            return ConfirmationResult.Unknown;
        }

        var taken = PathOf(code) + "." + Guid.NewGuid().ToString("N");
        string[] lines;
        try
        {
            File.Move(PathOf(code), taken);
            lines = File.ReadAllLines(taken);
            File.Delete(taken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ConfirmationResult.Unknown;
        }

        if (lines.Length < 2 || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ends))
        {
            return ConfirmationResult.Unknown;
        }

        return !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(lines[0]), Encoding.ASCII.GetBytes(digest)) ? ConfirmationResult.OtherOrder
            : !IsInTime(ends) ? ConfirmationResult.Expired
            : ConfirmationResult.Confirmed;
    }

    /// <summary>A code that ends later than any can was given before the clock was set back: nobody knows how old it is.</summary>
    private bool IsInTime(long ends)
    {
        var now = clock.GetUtcNow();
        return now.ToUnixTimeMilliseconds() <= ends && ends <= (now + Lifetime).ToUnixTimeMilliseconds();
    }

    private string PathOf(string code) => Path.Combine(folder, Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code)))[..32] + ".order");

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void RemoveOld()
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.order*").Where(file => clock.GetUtcNow() - File.GetLastWriteTimeUtc(file) > TimeSpan.FromHours(1)))
        {
            File.Delete(file);
        }
    }
}
