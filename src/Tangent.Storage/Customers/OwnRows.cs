namespace Tangent.Storage.Customers;

/// <summary>A link that opens one case to its customer. Only the hash of what stands in the link is kept.</summary>
[Unaudited("A right that is given away in a message or on a page; each use of it that changes something is audited.")]
public sealed class OwnLink
{
    /// <summary>Hash of the end of its address.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Number of the case or of the item of the inbox, 12 digits.</summary>
    public required string Number { get; init; }

    /// <summary>Number of the customer, or null where nobody knows who it is.</summary>
    public long? CustomerId { get; init; }

    /// <summary>Whether it was sent to the customer's own contact; what a page showed proves nothing about who read it.</summary>
    public required bool IsSent { get; init; }

    /// <summary>Until when it opens anything.</summary>
    public required DateTime EndsUtc { get; init; }
}

/// <summary>A code on its way: asked for, sent, tried. A row is made for whoever asks, known or not.</summary>
[Unaudited("Lives for minutes and says nothing; what is done behind the door is audited.")]
public sealed record OwnCode
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Hash of the ticket that the page of the asker holds.</summary>
    public required byte[] Ticket { get; init; }

    /// <summary>What was typed until it was looked at, then the code; sealed under the key ring. Null: it opens nothing.</summary>
    public string? Sealed { get; init; }

    /// <summary>Number of the customer whom it lets in; null until it was sent.</summary>
    public long? CustomerId { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }

    /// <summary>Until when it may be entered.</summary>
    public required DateTime EndsUtc { get; init; }

    /// <summary>Raised by every change: two tries at once are two.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>Somebody who has come in: by a link to one case, or by a code to all that is theirs. Only the hash of the cookie is kept.</summary>
[Unaudited("Looking at one's own things changes nothing; what is done is audited.")]
public sealed class OwnVisit
{
    /// <summary>Hash of the secret in the cookie.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The one case or item that it shows; null: everything of the customer.</summary>
    public string? Number { get; init; }

    /// <summary>Number of the customer; null where nobody knows who it is.</summary>
    public long? CustomerId { get; init; }

    /// <summary>Whether whoever it is has shown to hold the customer's contact.</summary>
    public required bool IsSure { get; init; }

    /// <summary>Until when it holds.</summary>
    public required DateTime EndsUtc { get; init; }
}
