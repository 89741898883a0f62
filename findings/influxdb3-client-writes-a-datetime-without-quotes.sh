#!/usr/bin/env bash
# Package:  InfluxDB3.Client (NuGet) 1.10.0
# Date:     2026-11-28
# Seen:     A field that is a DateTime goes into the line protocol as bare text with a blank in it
#           (dt=01/02/2026 09:00:01,p=0.1), which is no line of the protocol any more. A DateOnly, TimeOnly or DateTimeOffset
#           becomes quoted text in the machine's culture: "2026. 1. 2." on a Korean machine, "1/2/2026" on an American one,
#           and a TimeOnly without its seconds ("09:00", "오전 9:00").
# Expected: an error for types the protocol does not have, or one ISO form everywhere.
# Matters:  Records of quotes and fills have such members. One machine's points do not sort with another's, the seconds of
#           executions are gone, and the line with a DateTime is not one that a server can read. Put the time into SetTimestamp
#           (as UTC) and days as yyyyMMdd text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="InfluxDB3.Client" Version="1.10.0" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using System.Globalization;
using InfluxDB3.Client.Write;

string Line(string culture, object value)
{
    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
    return PointData.Measurement("fill").SetTag("code", "005930").SetField("v", value).ToLineProtocol();
}
var day = new DateOnly(2026, 1, 2);
var time = new TimeOnly(9, 0, 1);
var lines = new[]
{
    Line("", new DateTime(2026, 1, 2, 9, 0, 1)),
    Line("", day), Line("ko-KR", day), Line("en-US", day),
    Line("", time), Line("ko-KR", time),
    Line("ko-KR", new DateTimeOffset(2026, 1, 2, 9, 0, 1, TimeSpan.FromHours(9))),
};
foreach (var line in lines) Console.WriteLine(line);
var bare = lines[0].Contains("v=01/02/2026 09:00:01");
var byCulture = lines[1].Contains('"') && lines.Skip(1).Take(3).Distinct().Count() == 3;
var noSeconds = lines[4].Contains("v=\"09:00\"");
return bare && byCulture && noSeconds ? 0 : 1;
CS
dotnet run -v q
