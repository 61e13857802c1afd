using Tangent.Domain;

namespace Tangent.App.Imports.Published;

/// <summary>Says a problem in words. The words are the doors'; without them its code must do.</summary>
public delegate string ProblemText(Problem problem);
