using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Microsoft.Extensions.DependencyInjection;

namespace Byfiber.Core.People;

/// <summary>
/// The use cases about persons and what is written to them. Later rooms add to them by registering a <see cref="MessageComposer"/>, an
/// <see cref="AttachmentSource"/>, a <see cref="PersonHold"/>, a <see cref="PersonTrace"/> or a <see cref="DataKind"/>.
/// </summary>
internal static class PersonRegistration
{
    public static IServiceCollection AddPersons(this IServiceCollection services) =>
        services
            .AddSingleton<SavePerson>()
            .AddSingleton<ReadPerson>()
            .AddSingleton<FindPeople>()
            .AddSingleton<ReadingLog>()
            .AddSingleton<ExportPerson>()
            .AddSingleton<PersonErasure>()
            .AddSingleton<ErasePerson>()
            .AddSingleton<DataRegister>()
            .AddSingleton<SaveDataRule>()
            .AddSingleton<ExpirePersonalData>()
            .AddSingleton<DataKind, ContactData>()
            .AddSingleton<DataKind, PersonalNumberData>()
            .AddSingleton<DataKind, MessageData>()
            .AddSingleton<DataKind, ReadingData>()
            .AddSingleton<DataKind, OneTimeCodeData>()
            .AddSingleton<DataKind, AccountData>()
            .AddSingleton<DataKind, LinkedIdentityData>()
            .AddSingleton<AskErasure>()
            .AddSingleton<DeclineErasure>()
            .AddSingleton<MessageComposer, ErasureNotice>()
            .AddSingleton<ErasureRequests>()
            .AddSingleton<ComposeMessages>()
            .AddSingleton<DeliverMessages>()
            .AddSingleton<MessageList>()
            .AddSingleton<ReadMessage>()
            .AddSingleton<ResendMessage>();
}
