#!/usr/bin/env bash
# Package:  OpenTelemetry.Exporter.Prometheus.HttpListener (NuGet) 1.20.1-beta.1
# Date:     2026-11-28
# Seen:     A tag whose name is Korean becomes the label "_", whatever the name: 종목=삼성전자 and 시장=코스피 on one measurement are
#           the one label _="코스피;삼성전자", and 체결=매수 on another is _="매수". api-id and api_id likewise become one label
#           "ka10001;x". An instrument with a Korean name is not exported at all, nor is one of decimal values, though the
#           meter takes both; no error, no line in the output.
# Expected: a label for each tag (two of the same name, which Prometheus would refuse), and a gauge of decimals.
# Matters:  Dashboards cannot tell the market from the stock, a query on "_" mixes different things, and a price or a balance
#           kept as decimal has no graph at all. Name tags and instruments in ASCII and record prices as double.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="OpenTelemetry.Exporter.Prometheus.HttpListener" Version="1.20.1-beta.1" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using OpenTelemetry;
using OpenTelemetry.Metrics;

var probe = new TcpListener(IPAddress.Loopback, 0);
probe.Start();
var port = ((IPEndPoint)probe.LocalEndpoint).Port;
probe.Stop();
using var meter = new Meter("quotes");
using var provider = Sdk.CreateMeterProviderBuilder().AddMeter("quotes").AddPrometheusHttpListener(settings =>
{
    settings.Host = "localhost";
    settings.Port = port;
}).Build();
KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
var trades = meter.CreateCounter<long>("trades");
trades.Add(1, Tag("종목", "삼성전자"), Tag("시장", "코스피"), Tag("code", "005930"));
trades.Add(2, Tag("체결", "매수"), Tag("api-id", "ka10001"), Tag("api_id", "x"));
meter.CreateCounter<long>("체결수").Add(3);
meter.CreateGauge<decimal>("price_decimal").Record(70700m);
meter.CreateGauge<double>("price_double").Record(70700);
using var http = new HttpClient();
var text = await http.GetStringAsync($"http://localhost:{port}/metrics");
var lines = text.Split('\n').Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("target_info", StringComparison.Ordinal)).ToList();
foreach (var line in lines) Console.WriteLine(line);
bool Has(string part) => lines.Any(line => line.Contains(part, StringComparison.Ordinal));
var joined = Has("_=\"코스피;삼성전자\"") && Has("_=\"매수\"") && Has("api_id=\"ka10001;x\"");
var gone = lines.Count == 3 && Has("price_double") && !Has("price_decimal");
return joined && gone ? 0 : 1;
CS
dotnet run -v q
