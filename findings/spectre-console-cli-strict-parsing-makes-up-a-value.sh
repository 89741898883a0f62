#!/usr/bin/env bash
# Package:  Spectre.Console.Cli (NuGet) 0.57.2
# Date:     2026-11-28
# Seen:     With UseStrictParsing an option of text that has no value ("buy --code --qty 10") is taken: Code is "__default_command",
#           and the command runs. An int without a value fails with "Failed to convert '__default_command' to Int32.". Without
#           strict parsing the same line is refused ("no value has been provided"), but there a misspelt --dryrun is dropped
#           without a word and the command runs as if nothing had been said; in strict parsing that one is refused.
# Expected: strict parsing refuses whatever the other way of parsing refuses, and more.
# Matters:  Neither way is safe by itself for a tool that sends orders. An empty shell variable (--account $ACCOUNT --qty 10) goes
#           through as an account or a tag named __default_command. Use strict parsing and check every text in Validate().
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="Spectre.Console.Cli" Version="0.57.2" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using Spectre.Console.Cli;

string Run(bool strict, params string[] line)
{
    Buy.Got = null;
    var app = new CommandApp();
    app.Configure(settings =>
    {
        settings.AddCommand<Buy>("buy");
        settings.PropagateExceptions();
        if (strict) settings.UseStrictParsing();
    });
    try
    {
        app.Run(line);
        return Buy.Got ?? "did not run";
    }
    catch (Exception exception)
    {
        return $"refused: {exception.Message}";
    }
}
var changed = 0;
void Look(string what, bool strict, string wanted, params string[] line)
{
    var got = Run(strict, line);
    Console.WriteLine($"{(strict ? "strict" : "usual"),-7} {what,-24} {got}");
    if (!got.StartsWith(wanted, StringComparison.Ordinal)) changed++;
}
string[] noCode = ["buy", "--code", "--qty", "10"], noQuantity = ["buy", "--code", "005930", "--qty"], misspelt = ["buy", "--code", "005930", "--qty", "10", "--dryrun"];
Look("--code --qty 10", false, "refused: ", noCode);
Look("--code --qty 10", true, "buys 10 of __default_command", noCode);
Look("--code 005930 --qty", true, "refused: Failed to convert '__default_command'", noQuantity);
Look("--dryrun", false, "buys 10 of 005930, dry run False", misspelt);
Look("--dryrun", true, "refused: ", misspelt);
return changed == 0 ? 0 : 1;

public class Order : CommandSettings
{
    [CommandOption("--code <CODE>")] public string? Code { get; set; }
    [CommandOption("--qty <QTY>")] public int Quantity { get; set; }
    [CommandOption("--dry-run")] public bool IsDryRun { get; set; }
}
public class Buy : Command<Order>
{
    public static string? Got { get; set; }
    public override int Execute(CommandContext context, Order order, CancellationToken cancellationToken)
    {
        Got = $"buys {order.Quantity} of {order.Code}, dry run {order.IsDryRun}";
        return 0;
    }
}
CS
dotnet run -v q
