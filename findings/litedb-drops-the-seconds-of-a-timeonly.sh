#!/usr/bin/env bash
# Package:  LiteDB (NuGet) 5.0.21
# Date:     2026-11-28
# Seen:     A TimeOnly is stored as a document of all its getters (Hour, Minute, Second, ..., Ticks) and read back as
#           09:00:00 where 09:00:01.5 went in: the reader takes the constructor of hour and minute. No error. A DateOnly is
#           stored in the same manner (with DayOfWeek and DayNumber) and does come back whole.
# Expected: an error, or an empty document, for both; not a time that is nearly right.
# Matters:  Execution times (HHmmss) kept in LiteDB fall together by the minute: the order within a minute is lost and
#           "first trade after 09:00:30" finds nothing. Keep the text, the ticks, or a DateTime.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="LiteDB" Version="5.0.21" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using LiteDB;
var fill = new Fill { Id = 1, Day = new DateOnly(2026, 1, 2), Time = new TimeOnly(9, 0, 1, 500) };
Console.WriteLine(JsonSerializer.Serialize(new BsonMapper().ToDocument(fill)));
using var database = new LiteDatabase(new MemoryStream());
var fills = database.GetCollection<Fill>("fills");
fills.Insert(fill);
var read = fills.FindById(1);
Console.WriteLine($"written {fill.Day:o} {fill.Time:o}, read {read.Day:o} {read.Time:o}");
return read.Day == fill.Day && read.Time == new TimeOnly(9, 0) ? 0 : 1;

public class Fill
{
    public int Id { get; set; }
    public DateOnly Day { get; set; }
    public TimeOnly Time { get; set; }
}
CS
dotnet run -v q
