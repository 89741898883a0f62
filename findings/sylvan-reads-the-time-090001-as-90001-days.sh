#!/usr/bin/env bash
# Package:  Sylvan.Data.Csv (NuGet) 1.4.4
# Date:     2026-11-29
# Seen:     GetTimeSpan of the cell 090001 is 90,001 days, without an error, and 09:00:01 is one second past nine. GetDecimal
#           takes "+70,700" as 70700 where GetInt64 of the same cell throws, and no getter takes the day 20260102.
# Expected: an error for a time without colons, as for the day; and the same cell taken or refused by both number getters.
# Matters:  Execution times are HHmmss on this API's wire and in files made of it. Read this way every trade of a file lies some
#           250 years after its day. Read such cells as text and parse them with their format.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="Sylvan.Data.Csv" Version="1.4.4" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using Sylvan.Data.Csv;

using var rows = CsvDataReader.Create(new StringReader("time,clock,price,day\n090001,09:00:01,\"+70,700\",20260102\n"));
rows.Read();
var (time, clock, price) = (rows.GetTimeSpan(0), rows.GetTimeSpan(1), rows.GetDecimal(2));
var (whole, day) = (Try(() => rows.GetInt64(2)), Try(() => rows.GetDateTime(3)));
Console.WriteLine($"090001 is {time}, 09:00:01 is {clock}, +70,700 is {price} as a decimal and {whole} as a long, 20260102 is {day}");
return time == TimeSpan.FromDays(90_001) && clock == new TimeSpan(9, 0, 1) && price == 70_700 && whole == "FormatException" && day == "FormatException" ? 0 : 1;

static string Try<T>(Func<T> read)
{
    try
    {
        return $"{read()}";
    }
    catch (FormatException e)
    {
        return e.GetType().Name;
    }
}
CS
dotnet run -v q
