#!/usr/bin/env bash
# What a project without YAML of its own pays for the generator that lies in the package: builds one program with the package as it is, and with one
# from which the generator and its targets were taken, in turn, and prints the medians and their ratio.
#
#   bash tests/package/build-time.sh [runs] [folder with packages]     (default: 15 runs, and packs into a folder of its own)
set -euo pipefail
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 UseSharedCompilation=true

root=$(cd "$(dirname "$0")/../.." && pwd)
runs=${1:-15}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages=${2:-$work/packages}
if [ $# -lt 2 ]; then
  dotnet pack "$root/runtime/Kiwoom" --configuration Release --output "$packages" -v q > "$work/pack.txt" 2>&1 || { cat "$work/pack.txt"; exit 1; }
fi

version=$(basename "$(ls "$packages"/Kiwoom.[0-9]*.nupkg)" .nupkg)
version=${version#Kiwoom.}
for way in with without; do
  mkdir "$work/$way"
  cat > "$work/$way/App.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="Kiwoom" Version="$version" /></ItemGroup>
</Project>
XML
  echo 'await using var kiwoom = new Kiwoom.KiwoomClient(new()); Console.WriteLine(kiwoom);' > "$work/$way/Program.cs"
  NUGET_PACKAGES=$work/cache-$way dotnet restore "$work/$way" -p:RestoreAdditionalProjectSources="$(cd "$packages" && pwd)" > "$work/restore.txt" 2>&1 || { cat "$work/restore.txt"; exit 1; }
done
rm -r "$work/cache-without/kiwoom/$version/build" "$work/cache-without/kiwoom/$version/buildTransitive"

build() {
  echo "// $RANDOM" >> "$work/$1/Program.cs"
  local start=$EPOCHREALTIME
  NUGET_PACKAGES=$work/cache-$1 dotnet build "$work/$1" --no-restore -v q > "$work/build.txt" 2>&1 || { cat "$work/build.txt"; exit 1; }
  local end=$EPOCHREALTIME
  [ -z "${2:-}" ] || echo $(((${end%.*} - ${start%.*}) * 1000 + (10#${end#*.} - 10#${start#*.}) / 1000)) >> "$work/$1.times"
}

build with; build without; build with; build without
for ((run = 0; run < runs; run++)); do
  if ((run % 2)); then build with timed; build without timed; else build without timed; build with timed; fi
done

median() { sort -n "$work/$1.times" | sed -n "$(((runs + 1) / 2))p"; }
with=$(median with)
without=$(median without)
echo "build with the package as it is: $with ms; without generator and targets: $without ms; ratio $(awk "BEGIN { printf \"%.2f\", $with / $without }")"
