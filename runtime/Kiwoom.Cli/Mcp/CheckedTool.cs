using Kiwoom.Cli.Application;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Kiwoom.Cli.Mcp;

/// <summary>A tool whose arguments are read and judged before its method sees them.</summary>
internal sealed class CheckedTool(McpServerTool inner, ToolArguments arguments, McpAnswers answers) : DelegatingMcpServerTool(inner)
{
    public override ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            request.Params!.Arguments = arguments.Read(request.Params.Arguments);
        }
        catch (CliException e)
        {
            return ValueTask.FromResult(answers.Refusal(e.Message));
        }

        return base.InvokeAsync(request, cancellationToken);
    }
}
