using System.Diagnostics;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Additions;

/// <summary>What the package's build says of a project's spec before the compiler runs.</summary>
public sealed class BuildTargetsTests
{
    [TestCase("kiwoom/*.yaml", "")]
    [TestCase("kiwom/*.yaml;kiwoom/*.yaml", "")]
    [TestCase("kiwoom/ka10199.yaml", "")]
    [TestCase("$(Nowhere)/*.yaml", "")]
    [TestCase("kiwom/*.yaml", "warning KIW101: KiwoomSpec finds no file for 'kiwom/*.yaml', so nothing is added")]
    [TestCase("kiwoom/*.yml;kiwoom/**/*.yml", "warning KIW101: KiwoomSpec finds no file for 'kiwoom/*.yml;kiwoom/**/*.yml', so nothing is added")]
    public async Task Pattern_that_finds_no_file_is_a_warning(string pattern, string expected) => Assert.That(
        await BuildAsync($"""<ItemGroup><KiwoomSpec Include="{pattern}" /></ItemGroup>"""), expected.Length > 0 ? Does.Contain(expected) : Does.Not.Contain("KIW10"));

    [Test]
    public async Task Each_pattern_is_looked_at_by_itself() => Assert.That(
        await BuildAsync("""<ItemGroup><KiwoomSpec Include="kiwoom/*.yaml" /><KiwoomSpec Include="more/**/*.yaml" /><KiwoomSpec Include="kiwom/*.yaml" Condition="false" /></ItemGroup>"""),
        Does.Contain("'more/**/*.yaml'").And.Not.Contain("'kiwoom/*.yaml'").And.Not.Contain("'kiwom/*.yaml'"));

    [Test]
    public async Task Project_without_a_spec_is_told_nothing() => Assert.That(await BuildAsync("<PropertyGroup><LangVersion>12</LangVersion></PropertyGroup>"), Does.Not.Contain("KIW10"));

    [TestCase("13", "error KIW103: The endpoints that KiwoomSpec adds need C# 14, and LangVersion is 13")]
    [TestCase("13.0", "error KIW103")]
    [TestCase("7.3", "error KIW103")]
    [TestCase("14", "")]
    [TestCase("14.0", "")]
    [TestCase("preview", "")]
    [TestCase("latest", "")]
    public async Task Language_before_14_is_an_error(string version, string expected) => Assert.That(
        await BuildAsync($"""<PropertyGroup><LangVersion>{version}</LangVersion></PropertyGroup><ItemGroup><KiwoomSpec Include="kiwoom/*.yaml" /></ItemGroup>"""),
        expected.Length > 0 ? Does.Contain(expected) : Does.Not.Contain("KIW10"));

    [TestCase("VB")]
    [TestCase("F#")]
    public async Task Another_language_is_an_error(string language) => Assert.That(
        await BuildAsync("""<ItemGroup><KiwoomSpec Include="kiwoom/*.yaml" /></ItemGroup>""", language), Does.Contain($"error KIW102: KiwoomSpec adds endpoints to C# projects alone, and this one is in {language}"));

    /// <summary>What a build says whose compiler does nothing.</summary>
    private static async Task<string> BuildAsync(string content, string language = "C#")
    {
        var folder = Directory.CreateTempSubdirectory("kiwoom-targets").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "kiwoom"));
            await File.WriteAllTextAsync(Path.Combine(folder, "kiwoom", "ka10199.yaml"), "id: ka10199\n");
            await File.WriteAllTextAsync(Path.Combine(folder, "App.proj"), $"""
                <Project>
                  <PropertyGroup><Language>{language}</Language></PropertyGroup>
                  {content}
                  <Import Project="{Repository.PathOf("runtime", "Kiwoom", "build", "Kiwoom.targets")}" />
                  <Target Name="CoreCompile" />
                </Project>
                """);
            return await RunAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "App.proj", "-t:CoreCompile", "-nologo", "-nodeReuse:false"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return string.Concat(texts);
    }
}
