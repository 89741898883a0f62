#!/usr/bin/env bash
# Package:  csFastFloat (NuGet) 4.1.6
# Date:     2026-11-28
# Seen:     ParseDouble stops at the first character it does not know and answers with what came before, without an
#           error: "1,234" is 1, the code 0156T0 is 156, "70700원" is 70700. TryParseDouble says true for each.
# Expected: an exception (or false), as double.Parse gives for 0156T0 and 70700원 under the invariant culture; and
#           a refusal of "+70700", which it takes.
# Matters:  Taken for speed on ticks of the realtime stream. A thousands separator turns a price of 1,234 won into 1 won, and
#           no check fires. Only where the overload that tells the number of characters read says "all of them" is the
#           value the value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="csFastFloat" Version="4.1.6" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using System.Globalization;
using csFastFloat;

var wanted = new (string Text, double Value)[] { ("+70700", 70700), ("1,234", 1), ("0156T0", 156), ("70700원", 70700), ("000000061300", 61300) };
var changed = 0;
foreach (var (text, value) in wanted)
{
    var said = FastDoubleParser.TryParseDouble(text, out var read);
    var system = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var same) ? same.ToString(CultureInfo.InvariantCulture) : "refused";
    Console.WriteLine($"{text,-14} TryParseDouble {said} {read}, ParseDouble {FastDoubleParser.ParseDouble(text)}, double.TryParse without separators: {system}");
    if (!said || read != value || FastDoubleParser.ParseDouble(text) != value) changed++;
}
return changed == 0 ? 0 : 1;
CS
dotnet run -v q
