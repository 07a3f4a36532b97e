namespace Byfiber.Web;

/// <summary>
/// Names the pages' texts for <c>IStringLocalizer</c>. The Swedish text is the key; <c>Resources/SharedText.en.resx</c> holds
/// the English beside it.
/// </summary>
public sealed class SharedText;
