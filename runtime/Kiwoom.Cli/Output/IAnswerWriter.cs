using Kiwoom.Catalog;

namespace Kiwoom.Cli.Output;

/// <summary>Writes the pages of an answer.</summary>
internal interface IAnswerWriter
{
    /// <summary>Writes a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rows">The rows of its main list that are wanted.</param>
    Task WriteAsync(CatalogAnswer page, IReadOnlyList<CatalogRow> rows);

    /// <summary>Writes what comes last.</summary>
    Task EndAsync();
}
