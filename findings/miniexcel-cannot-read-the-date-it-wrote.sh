#!/usr/bin/env bash
# Package:  MiniExcel (NuGet) 1.46.0
# Date:     2026-11-28
# Seen:     A class with a DateOnly is written to .xlsx without a word and cannot be read back into the same class
#           (ExcelInvalidCastException: not a DateOnly). Written to .csv the same day is 01/02/2026 (2 January, or 1 February
#           in another country's eyes).
# Expected: a round trip through the same class.
# Matters:  Daily charts have DateOnly days. A file that was written for a year can be opened by people, but not by the
#           program that wrote it. Give such files a DateTime or the yyyyMMdd text, and read one back in a test.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="MiniExcel" Version="1.46.0" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using MiniExcelLibs;
var candle = new Candle { Code = "005930", Day = new DateOnly(2026, 1, 2), Close = 70700m };
MiniExcel.SaveAs("candles.xlsx", new[] { candle });
MiniExcel.SaveAs("candles.csv", new[] { candle });
var csv = File.ReadAllText("candles.csv");
Console.WriteLine(csv);
IDictionary<string, object> cells = MiniExcel.Query("candles.xlsx", useHeaderRow: true).Cast<IDictionary<string, object>>().Single();
Console.WriteLine("untyped: " + string.Join(", ", cells.Select(c => $"{c.Key}={c.Value} ({c.Value.GetType().Name})")));
var refused = false;
try { Console.WriteLine($"typed: {MiniExcel.Query<Candle>("candles.xlsx").Single().Day:o}"); }
catch (Exception e) { refused = true; Console.WriteLine($"typed: {e.GetType().Name}: {e.Message}"); }
return refused && cells["Day"] is DateTime && csv.Contains("01/02/2026") ? 0 : 1;

public class Candle
{
    public string Code { get; set; } = "";
    public DateOnly Day { get; set; }
    public decimal Close { get; set; }
}
CS
DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 dotnet run -v q
