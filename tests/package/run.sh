#!/usr/bin/env bash
# The packages as a stranger has them: with nothing but the SDK and a folder of packages. Packs, installs into projects of their own, and
# sees that a price comes from the simulator, that one YAML file adds a method, that a mistake in it is an error at its place, that another
# generator with another YamlDotNet does no harm, and that the simulator's tool and the terminal's run. Every figure that it prints is measured, none decides.
#
#   bash tests/package/run.sh [folder with packages]     (default: packs into a folder of its own)
set -euo pipefail
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages=$work/packages
mkdir "$packages"

if [ $# -gt 0 ]; then
  cp "$1"/*.nupkg "$1"/*.snupkg "$packages/"
else
  # The terminal's tool as it is published: compiled ahead of time, for this platform or, with PACKAGE_TEST_PLATFORMS=true, for all.
  for project in Kiwoom Kiwoom.DependencyInjection Kiwoom.Simulator Kiwoom.Simulator.Tool "Kiwoom.Cli -p:ReadyToRunTool=${PACKAGE_TEST_PLATFORMS:-host}"; do
    # shellcheck disable=SC2086
    dotnet pack "$root/runtime/"$project --configuration Release --output "$packages" -v q > "$work/pack.txt" 2>&1 || { cat "$work/pack.txt"; exit 1; }
    if grep -E 'warning' "$work/pack.txt"; then exit 1; fi
  done
fi

fail() { echo "FAILED: $1"; shift; [ $# -gt 0 ] && cat "$@"; exit 1; }
version=$(basename "$(ls "$packages"/Kiwoom.Simulator.[0-9]*.nupkg)" .nupkg)
version=${version#Kiwoom.Simulator.}

# What the packages hold.
listing() { unzip -l "$1" | awk 'NR > 3 { print $4 }'; }
listing "$packages/Kiwoom.$version.nupkg" > "$work/listing.txt"
for file in lib/net10.0/Kiwoom.dll lib/net10.0/Kiwoom.xml PACKAGE.md build/Kiwoom.targets buildTransitive/Kiwoom.targets \
    buildTransitive/generator/Kiwoom.Generator.dll buildTransitive/generator/Kiwoom.Generator.YamlDotNet.dll buildTransitive/spec/vocabulary.yaml \
    buildTransitive/spec/charts/ka10081.yaml; do
  grep -qx "$file" "$work/listing.txt" || fail "the package lacks $file" "$work/listing.txt"
done
for package in Kiwoom Kiwoom.DependencyInjection Kiwoom.Simulator; do
  [ -f "$packages/$package.$version.snupkg" ] || fail "$package has no symbols"
  unzip -p "$packages/$package.$version.nupkg" "$package.nuspec" > "$work/nuspec.xml"
  grep -q '<readme>PACKAGE.md</readme>' "$work/nuspec.xml" && grep -q '<releaseNotes>' "$work/nuspec.xml" && grep -q '<tags>' "$work/nuspec.xml" &&
    ! grep -q '<license' "$work/nuspec.xml" || fail "$package says too little of itself, or has a licence" "$work/nuspec.xml"
  unzip -p "$packages/$package.$version.nupkg" "lib/net10.0/$package.dll" | grep -qa "$root" && fail "$package names the folder of its build"
done
unzip -p "$packages/Kiwoom.$version.nupkg" lib/net10.0/Kiwoom.xml > "$work/Kiwoom.xml"
grep -q 'T:Kiwoom.KiwoomClient"' "$work/Kiwoom.xml" && grep -q 'M:Kiwoom.Orders.IOrdersClient.BuyAsync' "$work/Kiwoom.xml" || fail "public members are not documented"
grep -q 'name="T:Kiwoom.Http.KiwoomTransport"' "$work/Kiwoom.xml" && fail "internal types are documented in the package"

# The terminal's tool: a package for each platform it leads to, compiled ahead of time but for the one of all others, and none of 15 MB.
is_compiled() { LC_ALL=C tr '\000' '\001' < "$1" | grep -ca "$(printf 'RTR\001')" > /dev/null; }
unzip -p "$packages/Kiwoom.Cli.$version.nupkg" 'tools/*/DotnetToolSettings.xml' > "$work/settings.xml"
platforms=$(sed -n 's/.*RuntimeIdentifier="\([^"]*\)".*/\1/p' "$work/settings.xml")
[ -n "$platforms" ] || fail "the tool's package leads to no platform" "$work/settings.xml"
for platform in $platforms; do
  package=$packages/Kiwoom.Cli.$platform.$version.nupkg
  [ -f "$package" ] || fail "there is no package of kiwoom for $platform"
  for assembly in Kiwoom Kiwoom.Cli; do
    unzip -p "$package" "tools/*/$assembly.dll" > "$work/assembly.dll"
    if [ "$platform" = any ]; then
      is_compiled "$work/assembly.dll" && fail "$assembly.dll for any platform is compiled for one"
    else
      is_compiled "$work/assembly.dll" || fail "$assembly.dll for $platform is not compiled ahead of time"
    fi
  done
done
for package in "$packages/Kiwoom."*.nupkg; do
  size=$(wc -c < "$package")
  [ "$size" -lt 15000000 ] || fail "$(basename "$package") has 15 MB or more: $size bytes"
done
echo "kiwoom is packed for: $(echo $platforms)"

# What the packages depend on, as it lies in this machine's cache since they were built.
cache=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
for project in Kiwoom Kiwoom.DependencyInjection; do
  sed -n 's|^ *"path": "\(.*/[0-9][^"]*\)",*$|\1|p' "$root/runtime/$project/obj/project.assets.json"
done | sort -u | while read -r path; do
  cp "$cache/$path/"*.nupkg "$packages/"
done

# Packages of this run come from here and into a cache of their own: one of the same version may lie elsewhere.
cat > "$work/nuget.config" <<XML
<configuration>
  <packageSources><add key="folder" value="$packages" /></packageSources>
</configuration>
XML
export NUGET_PACKAGES=$work/cache
new_project() {
  mkdir -p "$work/$1" && cp "$root/tests/package/Program.cs.txt" "$work/$1/Program.cs"
  cat > "$work/$1/$1.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Kiwoom" Version="$version" />
    <PackageReference Include="Kiwoom.Simulator" Version="$version" />
    $2
  </ItemGroup>
</Project>
XML
}

build() { (cd "$work/$1" && dotnet build "${@:2}" > "$work/build.txt" 2>&1); }
elapsed() { sed -n 's/^Time Elapsed //p' "$work/build.txt"; }

new_project App ""
build App || fail "ten lines do not build" "$work/build.txt"
echo "install and build: $(elapsed)"
dotnet "$work/App/bin/Debug/net10.0/App.dll" > "$work/run.txt" || fail "ten lines do not run" "$work/run.txt"
grep -E '^.+ [0-9,]+$' "$work/run.txt" || fail "there is no price" "$work/run.txt"

# One YAML file.
mkdir "$work/App/kiwoom"
cp "$root/tests/package/ka10199.yaml" "$work/App/kiwoom/"
sed -i.bak 's|</ItemGroup>|<KiwoomSpec Include="kiwoom/*.yaml" /></ItemGroup>|' "$work/App/App.csproj"
echo 'Console.WriteLine($"{(await kiwoom.StockInformation.GetNumberedExecutionsAsync("005930")).ReturnMessage} {Kiwoom.Catalog.KiwoomCatalog.Find("ka10199")!.KoreanName}");' >> "$work/App/Program.cs"
build App || fail "the added method does not build" "$work/build.txt"
echo "one YAML file more, new method, build: $(elapsed)"
dotnet "$work/App/bin/Debug/net10.0/App.dll" > "$work/run.txt" || fail "the added method does not run" "$work/run.txt"
grep -q '체결순번요청' "$work/run.txt" || fail "the added method has no answer" "$work/run.txt"

# A mistake in it, at its line and column.
sed -i.bak 's/      cur_prc: 현재가/      cur_prce: 현재가/' "$work/App/kiwoom/ka10199.yaml"
build App --no-restore && fail "a mistake builds"
grep -E "ka10199.yaml\(17,7\): error KIW007: 'cur_prce' is not in vocabulary.yaml" "$work/build.txt" | head -n 1 | sed "s|$work/||g" || fail "the mistake is not told at its place" "$work/build.txt"
mv "$work/App/kiwoom/ka10199.yaml.bak" "$work/App/kiwoom/ka10199.yaml"

# What nobody would see otherwise: a folder that is misspelt, an older C#, a file of a Korean Windows editor (CP949).
cp "$work/App/App.csproj" "$work/App.csproj.txt"
sed 's|kiwoom/\*.yaml|kiwom/*.yaml|' "$work/App.csproj.txt" > "$work/App/App.csproj"
build App --no-restore && fail "a pattern that finds nothing builds where warnings are errors"
grep -q "KIW101: KiwoomSpec finds no file for 'kiwom/\*.yaml'" "$work/build.txt" || fail "a pattern that finds nothing is not told" "$work/build.txt"
mv "$work/App.csproj.txt" "$work/App/App.csproj"
build App --no-restore -p:LangVersion=13 && fail "additions build in C# 13"
grep -q 'error KIW103: .*need C# 14, and LangVersion is 13' "$work/build.txt" || fail "C# 13 is not told to be too old" "$work/build.txt"
grep -q 'error CS' "$work/build.txt" && fail "C# 13 is told by the compiler" "$work/build.txt"
printf 'id: ka10198\nname: \xb0\xdf\xba\xbb\xbf\xe4\xc3\xbb\n' > "$work/App/kiwoom/ka10198.yaml"
build App --no-restore && fail "a file in CP949 builds"
grep -q "ka10198.yaml(1,1): error KIW033: 'ka10198.yaml' is not saved as UTF-8" "$work/build.txt" || fail "CP949 is not told" "$work/build.txt"
rm "$work/App/kiwoom/ka10198.yaml"
echo "a misspelt folder, C# 13 and a file in CP949 are told"

# Another generator, with a YamlDotNet of another version, in the same compilation. Both work, and the other one has its own.
if [ "${PACKAGE_TEST_OTHER:-1}" = 1 ]; then
  other=$(mktemp -d)
  cp "$root"/tests/package/OtherGenerator/OtherGenerator.cs* "$other/"
  (cd "$other" && unset NUGET_PACKAGES && dotnet pack --output "$packages" > "$work/other.txt" 2>&1) || fail "the other generator does not pack" "$work/other.txt"
  rm -rf "$other"
  sed -i.bak 's|<KiwoomSpec|<PackageReference Include="OtherGenerator" Version="1.0.0" /><KiwoomSpec|' "$work/App/App.csproj"
  echo 'Console.WriteLine(Other.Generated.YamlDotNetVersion);' >> "$work/App/Program.cs"
  build App || fail "two generators do not build" "$work/build.txt"
  dotnet "$work/App/bin/Debug/net10.0/App.dll" > "$work/run.txt" || fail "with two generators it does not run" "$work/run.txt"
  grep -q '체결순번요청' "$work/run.txt" || fail "with two generators the method is gone" "$work/run.txt"
  tail -n 1 "$work/run.txt" | grep -q '^13\.' || fail "the other generator was given our YamlDotNet" "$work/run.txt"
  echo "beside a generator with YamlDotNet $(tail -n 1 "$work/run.txt"): builds and runs"
fi

# The README's own lines for a folder of packages and its first program, by a user who has no other source and no packages yet.
readme=$(mktemp -d)
mkdir -p "$readme/home/.nuget/NuGet" "$readme/Bot"
cp -r "$packages" "$readme/Bot/artifacts"
echo '<configuration><packageSources><clear /></packageSources></configuration>' > "$readme/home/.nuget/NuGet/NuGet.Config"
readme_block() { awk '/^```[a-z]/ { block = ""; inside = 1; next } /^```/ { if (inside && block ~ '"$1"') { printf "%s", block; exit }; inside = 0 } inside { block = block $0 "\n" }' "$root/README.md"; }
readme_block '/nuget add source/' | grep -v '^bash build.ps1 ' > "$readme/lines.sh"
readme_block '/KiwoomSimulator.StartAsync\(\);/' > "$readme/Program.cs"
[ "$(wc -l < "$readme/lines.sh")" -eq 3 ] && [ -s "$readme/Program.cs" ] || fail "the README's block for a folder of packages is another one" "$readme/lines.sh"
(
  export HOME=$readme/home DOTNET_CLI_HOME=$readme/home
  unset NUGET_PACKAGES
  cd "$readme/Bot" && dotnet new console && bash -e ../lines.sh && cp ../Program.cs . && dotnet run
) > "$work/run.txt" 2>&1 || fail "the README's lines do not install" "$work/run.txt"
tail -n 1 "$work/run.txt" | grep -qE '^.+ [0-9,]+$' || fail "after the README's lines there is no price" "$work/run.txt"
rm -rf "$readme"
echo "README's lines: install, build and run"

# A program of one file.
mkdir "$work/FileBased" && cp "$root/runtime/samples/FileBased/app.cs" "$work/FileBased/"
(cd "$work/FileBased" && dotnet run app.cs > "$work/run.txt" 2>&1) || fail "the program of one file does not run" "$work/run.txt"
grep -qE '^.+ [0-9,.]+$' "$work/run.txt" || fail "the program of one file has no price" "$work/run.txt"
echo "app.cs: runs"

# The tool.
dotnet tool install Kiwoom.Simulator.Tool --version "$version" --tool-path "$work/tools" --configfile "$work/nuget.config" > "$work/tool.txt" 2>&1 || fail "the tool does not install" "$work/tool.txt"
"$work/tools/kiwoom-simulator" --help | grep -q -- '--port' || fail "the tool does not run"
echo "kiwoom-simulator: installs and runs"

# The terminal's tool: installed, and run without being installed. It checks the YAML of a project against the library's spec.
dotnet tool install Kiwoom.Cli --version "$version" --tool-path "$work/tools" --configfile "$work/nuget.config" > "$work/tool.txt" 2>&1 || fail "kiwoom does not install" "$work/tool.txt"
"$work/tools/kiwoom" spec show ka10081 > "$work/run.txt" || fail "kiwoom does not run" "$work/run.txt"
host=$(dotnet --info | sed -n 's/^ *RID: *//p')
for assembly in Kiwoom Kiwoom.Cli; do
  installed=$(find "$work/tools/.store/kiwoom.cli" -path '*/tools/*' -name "$assembly.dll")
  is_compiled "$installed" || fail "the tool that was installed is not the one that is compiled for $host: $installed"
done
grep -q '주식일봉차트조회요청' "$work/run.txt" || fail "kiwoom shows no endpoint" "$work/run.txt"
(cd "$work/App" && "$work/tools/kiwoom" spec check kiwoom/ka10199.yaml) > "$work/run.txt" || fail "a right file is refused" "$work/run.txt"
(cd "$work/App" && "$work/tools/kiwoom" spec check .) > "$work/run.txt" || fail "a right project is refused" "$work/run.txt"
grep -qx '.: 1 files taken' "$work/run.txt" || fail "it is not told what is checked of a project" "$work/run.txt"
sed 's/      cur_prc: 현재가/      cur_prce: 현재가/' "$root/tests/package/ka10199.yaml" > "$work/App/mistaken.yaml"
(cd "$work/App" && "$work/tools/kiwoom" spec check mistaken.yaml) > "$work/run.txt" && fail "a mistake is not told" "$work/run.txt"
grep -E "^mistaken.yaml\(17,7\): error KIW007: 'cur_prce' is not in vocabulary.yaml" "$work/run.txt" || fail "the mistake is not told at its place" "$work/run.txt"
dotnet tool execute "Kiwoom.Cli@$version" --yes --configfile "$work/nuget.config" -- errors 8005 > "$work/run.txt" 2>&1 || fail "dnx does not run kiwoom" "$work/run.txt"
grep -q 8005 "$work/run.txt" || fail "kiwoom explains no error" "$work/run.txt"
echo "kiwoom: installs compiled ahead of time, runs, and runs by dnx"
echo "packages: ok"
