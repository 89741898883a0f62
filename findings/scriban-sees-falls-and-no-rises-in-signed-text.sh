#!/usr/bin/env bash
# Package:  Scriban.Signed (NuGet) 7.5.3
# Date:     2026-11-28
# Seen:     A text is compared with a number as text, without an error: "-5" < 0 is true and "+5" > 0 is false, "+70700" > 70000
#           is false and "9900" > 70000 is true. "+70700" + 1 is "+707001", while "+70700" - 1 is an error.
#           date.parse "20260102" is not an error but 01 Jan 0001.
# Expected: an error for each comparison and for the date, as its minus gives.
# Matters:  Alert messages made by templates over the raw answers: "if change > 0" never fires, "if change < 0" does, so only
#           falls are told, and a limit in won holds by the first digit. Give templates decimals and DateOnly values.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="Scriban.Signed" Version="7.5.3" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using System.Globalization;
using Scriban;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var wanted = new (string Template, object Value, string Result)[]
{
    ("{{ p < 0 }}", "-5", "true"), ("{{ p > 0 }}", "+5", "false"), ("{{ p > 0 }}", 5m, "true"),
    ("{{ p > 70000 }}", "+70700", "false"), ("{{ p > 70000 }}", "9900", "true"), ("{{ p > 70000 }}", 70700m, "true"),
    ("{{ p + 1 }}", "+70700", "+707001"), ("{{ date.parse p }}", "20260102", "01 Jan 0001"),
};
var changed = 0;
foreach (var (template, value, result) in wanted)
{
    var seen = Template.Parse(template).Render(new { p = value });
    Console.WriteLine($"{template,-20} p = {(value is string ? $"\"{value}\"" : value),-12} {seen}{(seen == result ? "" : "  <- CHANGED")}");
    if (seen != result) changed++;
}
return changed == 0 ? 0 : 1;
CS
dotnet run -v q
