namespace Byfiber.Core.People;

/// <summary>A person as somebody writes them down. A class and no record: it must not print itself into a log.</summary>
public sealed class PersonWish
{
    public PersonKind Kind { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }

    /// <summary>As people write it; Swedish when it has no country.</summary>
    public string? Phone { get; init; }

    /// <summary>Companies only.</summary>
    public string? OrganisationNumber { get; init; }

    /// <summary>"sv" or "en".</summary>
    public string Language { get; init; } = "sv";

    /// <summary>A new row of it, every field checked and brought into the form that is kept; the caller adds it.</summary>
    /// <exception cref="RefusedException">A field is not right; the sentence names it.</exception>
    internal Person Checked(DateTime now)
    {
        var person = new Person
        {
            Name = "",
            Language = "",
            CreatedAt = now,
        };
        Write(person);
        return person;
    }

    /// <summary>Writes every field over the person's, checked.</summary>
    internal void Write(Person person)
    {
        bool named = OrganisationNumber is not null && OrganisationNumber.Trim().Length > 0;
        if (named && Kind == PersonKind.Person)
        {
            throw new RefusedException(
                "Only a company has an organisation number: leave it out, or register a company."
            );
        }
        string? organisation = named ? PersonNumbers.Organisation(OrganisationNumber!) : null;
        (person.Name, person.Email, person.Phone) = (
            PersonFields.Name(Name),
            PersonFields.Email(Email),
            PersonFields.Phone(Phone)
        );
        (person.Kind, person.OrganisationNumber, person.Language) = (
            Kind,
            organisation,
            PersonFields.Language(Language)
        );
    }
}
