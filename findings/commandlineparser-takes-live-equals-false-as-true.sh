#!/usr/bin/env bash
# Package:  CommandLineParser (NuGet) 2.9.1
# Date:     2026-11-28
# Seen:     A bool option is a mere switch, whatever is written after it: --live=false sets Live to true, without an error. So do
#           "--live false" (the word false is left over and dropped) and, after a lone --, "-- --live". The -- does not end the
#           options unless EnableDashDash is set. For a bool? option --live=false is false.
# Expected: a BadFormatConversionError for --live=false, as a decimal option gives for text it cannot read.
# Matters:  Who writes --live=false (or --send=false, --confirm=false) in a script means the opposite of what happens: orders go
#           out. Declare such switches as bool?, name them for the safe side (--dry-run), or refuse arguments with "=" yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="CommandLineParser" Version="2.9.1" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using CommandLine;

string Parse<T>(params string[] line)
    where T : IOrder =>
    Parser.Default.ParseArguments<T>(line).MapResult(order => $"code {order.Code}, live {order.IsLive}", errors => "refused: " + string.Join(", ", errors.Select(each => each.Tag)));
var changed = 0;
void Look(string what, string got, string wanted)
{
    Console.WriteLine($"{what,-36} {got}");
    if (got != wanted) changed++;
}
Look("(nothing)", Parse<Order>("--code", "005930"), "code 005930, live False");
Look("--live=false", Parse<Order>("--code", "005930", "--live=false"), "code 005930, live True");
Look("--live false", Parse<Order>("--code", "005930", "--live", "false"), "code 005930, live True");
Look("-- --live", Parse<Order>("--code", "005930", "--", "--live"), "code 005930, live True");
Look("--live=false, declared as bool?", Parse<MaybeOrder>("--code", "005930", "--live=false"), "code 005930, live False");
return changed == 0 ? 0 : 1;

public interface IOrder
{
    string Code { get; }
    bool IsLive { get; }
}
public class Order : IOrder
{
    [Option("code", Required = true)] public string Code { get; set; } = "";
    [Option("live")] public bool Live { get; set; }
    public bool IsLive => Live;
}
public class MaybeOrder : IOrder
{
    [Option("code", Required = true)] public string Code { get; set; } = "";
    [Option("live")] public bool? Live { get; set; }
    public bool IsLive => Live == true;
}
CS
dotnet run -v q
