using Kiwoom.Spec.Tool;

namespace Kiwoom.Spec.Tests.Support;

/// <summary>One run of the program.</summary>
internal static class ToolRun
{
    public static (ExitCode Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        return (Program.Run(args, output, errors), output.ToString(), errors.ToString());
    }
}
