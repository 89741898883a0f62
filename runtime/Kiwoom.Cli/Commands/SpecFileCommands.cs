using System.CommandLine;
using Kiwoom.Cli.Application;
using Kiwoom.Spec.Tool;

namespace Kiwoom.Cli.Commands;

/// <summary>
/// <c>kiwoom spec check|diff|draft</c>: the checker of the repository (generator/Kiwoom.Spec.Tool) for whoever has the package alone, against the spec that the package brings.
/// </summary>
internal static class SpecFileCommands
{
    public static IEnumerable<Command> Create(CliContext context)
    {
        yield return CreateCheck(context);
        yield return CreateDiff(context);
        yield return CreateDraft(context);
    }

    private static Command CreateCheck(CliContext context)
    {
        var paths = new Argument<string[]>("path") { Arity = ArgumentArity.ZeroOrMore, HelpName = "FILE|FOLDER", Description = context.Say("YAML files of your own, or parts of a spec (default: the spec here)", "직접 만든 YAML 파일 또는 명세의 일부 (기본: 현재 위치의 명세)") };
        var (spec, format) = CreateOptions(context, "text, json");
        var check = new Command("check", context.Say("Checks YAML files as the compiler would, without a compile", "YAML 파일 검사 (컴파일 없이)")) { paths, spec, format };
        check.SetAction(result => Run(context, result, "check", result.GetValue(paths) ?? [], spec, format));
        return check;
    }

    private static Command CreateDiff(CliContext context)
    {
        var document = CreateDocument(context);
        var (spec, format) = CreateOptions(context, "text, json, markdown");
        var diff = new Command("diff", context.Say("What a newer API document has otherwise than the spec", "새 API 문서와 명세 비교")) { document, spec, format };
        diff.SetAction(result => Run(context, result, "diff", [result.GetRequiredValue(document)], spec, format));
        return diff;
    }

    private static Command CreateDraft(CliContext context)
    {
        var document = CreateDocument(context);
        var ids = new Argument<string[]>("id") { Arity = ArgumentArity.OneOrMore, Description = context.Say("API ids of the document", "문서의 API id") };
        var folder = TextOptions.Create("--output", "FOLDER", context.Say("where the files go (default: they are shown)", "파일을 쓸 폴더 (기본: 화면에 표시)"));
        var (spec, format) = CreateOptions(context, "text, json");
        var draft = new Command("draft", context.Say("Drafts descriptors, examples and words of ids; what is uncertain is marked", "API 설명 파일 초안 작성")) { document, ids, folder, spec, format };
        draft.SetAction(result => Run(context, result, "draft", [result.GetRequiredValue(document), .. result.GetRequiredValue(ids)], spec, format, result.GetValue(folder)));
        return draft;
    }

    private static Argument<string> CreateDocument(CliContext context) => new("document")
    {
        HelpName = "DOCUMENT",
        Description = context.Say("the text of the API document's PDF (pdftotext), or sheets of its workbook as Markdown tables", "API 문서 PDF의 텍스트(pdftotext) 또는 엑셀 시트의 Markdown 표"),
    };

    private static (Option<string?> Spec, Option<string?> Format) CreateOptions(CliContext context, string formats) =>
        (TextOptions.Create("--spec", "FOLDER", context.Say("the spec (default: the one here or further up, or else the library's)", "명세 폴더 (기본: 현재 위치나 상위 폴더, 없으면 라이브러리의 명세)")),
            TextOptions.Create("--format", "FORMAT", formats));

    private static int Run(CliContext context, ParseResult result, string command, IReadOnlyList<string> arguments, Option<string?> spec, Option<string?> format, string? folder = null)
    {
        var commandLine = new CommandLine(command, arguments)
        {
            Spec = result.GetValue(spec),
            Output = folder,
            Format = CommandLine.FormatOf(result.GetValue(format) ?? "text") ?? throw new CliException(context.Say($"there is no format '{result.GetValue(format)}'", $"'{result.GetValue(format)}' 형식은 없습니다")),
        };
        return SpecTool.Run(commandLine, context.Output, context.Error) switch
        {
            ExitCode.Success => ExitCodes.Success,
            ExitCode.Found => ExitCodes.Found,
            _ => ExitCodes.BadArguments,
        };
    }
}
