using Byfiber.Core.Contracts;
using Byfiber.Core.Contracts.Areas;
using Byfiber.Core.Contracts.Notices;
using Byfiber.Core.Contracts.Payments;
using Byfiber.Core.Contracts.Promises;
using Byfiber.Core.Journal;
using Byfiber.Core.Offers;
using Byfiber.Core.People;
using Byfiber.Core.People.Accounts;
using Byfiber.Core.People.Messages;
using Byfiber.Core.People.PersonalData;
using Byfiber.Core.People.Residents;
using Byfiber.Core.Places;
using Byfiber.Core.Plans;
using Byfiber.Core.Storage;
using Byfiber.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byfiber.Core;

/// <summary>What a host adds to have the rooms.</summary>
public static class CoreRegistration
{
    /// <summary>
    /// Registers the database, the clock (unless there is one), the planner and every use case. All are stateless: one instance
    /// serves everybody.
    /// </summary>
    public static IServiceCollection AddByfiberCore(this IServiceCollection services, Database database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new SiteAddress());
        services.AddSingleton(database);
        services.AddSingleton<IDbContextFactory<ByfiberDb>>(database);
        services.TryAddSingleton<PlanEngine>(p => new Planner(p.GetRequiredService<TimeProvider>()).Plan);
        return services
            .AddSingleton<JournalReader>()
            .AddPersons()
            .AddSingleton<IssueOneTimeCode>()
            .AddSingleton<UseOneTimeCode>()
            .AddSingleton<LinkIdentity>()
            .AddSingleton<HouseholdAccess>()
            .AddSingleton<InviteAccount>()
            .AddSingleton<GiveRole>()
            .AddSingleton<EndRole>()
            .AddSingleton<CloseAccount>()
            .AddSingleton<AccountStanding>()
            .AddSingleton<AccountList>()
            .AddSingleton<FindAccountLink>()
            .AddSingleton<ChoosePassword>()
            .AddSingleton<AskRecovery>()
            .AddSingleton<ChangeEmail>()
            .AddSingleton<ResetSecondFactor>()
            .AddSingleton<MatchIdentity>()
            .AddSingleton<UnlinkIdentity>()
            .AddSingleton<PreviewImport>()
            .AddSingleton<ImportMap>()
            .AddSingleton<ImportHistory>()
            .AddSingleton<LoadMap>()
            .AddSingleton<MapFeatures>()
            .AddSingleton<SearchAddresses>()
            .AddSingleton<AreaDetails>()
            .AddSingleton<SaveArea>()
            .AddSingleton<RemoveArea>()
            .AddSingleton<ReorderAreas>()
            .AddSingleton<MunicipalityGlance>()
            .AddSingleton<QueuePlanRun>()
            .AddSingleton<CancelPlanRun>()
            .AddSingleton<PlanRunList>()
            .AddSingleton<RunNextPlan>()
            .AddSingleton<RevisionDetails>()
            .AddSingleton<RevisionFeatures>()
            .AddSingleton<PremisesInPlan>()
            .AddSingleton<TrenchInPlan>()
            .AddSingleton<FindPremisesInPlan>()
            .AddSingleton<NotChosenPremises>()
            .AddSingleton<AdoptRevision>()
            .AddSingleton<CompareRevisions>()
            .AddOffers()
            .AddStaffDesk()
            .AddContracts()
            .AddContractNotices()
            .AddAreaDecisions();
    }

    /// <summary>The use cases of the room Offers. Those that speak of codes need the host's <see cref="CodeKey"/>.</summary>
    private static IServiceCollection AddOffers(this IServiceCollection services) =>
        services
            .AddSingleton<PersonTrace, HouseholdNotes>()
            .AddSingleton<DataKind, AnswerData>()
            .AddSingleton<SavePriceList>()
            .AddSingleton<PublishTerms>()
            .AddSingleton<PrepareCampaign>()
            .AddSingleton<StartCampaign>()
            .AddSingleton<OfferNewPremises>()
            .AddSingleton<CloseCampaign>()
            .AddSingleton<IssueCodes>()
            .AddSingleton<ReplaceCode>()
            .AddSingleton<FindOfferByCode>()
            .AddSingleton<RecordAnswer>()
            .AddSingleton<RecordContacts>()
            .AddSingleton<MakeMailing>()
            .AddSingleton<PostMailing>()
            .AddSingleton<SettleMailing>()
            .AddSingleton<RecordReturns>()
            .AddSingleton<ContactProof>()
            .AddSingleton<CampaignList>()
            .AddSingleton<CampaignDetails>()
            .AddSingleton<OfferDetails>()
            .AddSingleton<HouseholdOffer>()
            .AddSingleton<MissingPremises>()
            .AddSingleton<ProofRows>()
            .AddSingleton<WriteProof>()
            .AddSingleton<ProveMessages>()
            .AddSingleton<MessageComposer, MailingMessages>()
            .AddSingleton<AreaProgress>()
            .AddSingleton<AddressAnswer>()
            .AddSingleton<SearchLeads>()
            .AddSingleton<PublishNews>()
            .AddSingleton<TieToPremises>()
            .AddSingleton<AnswerDesk>()
            .AddSingleton<CallList>()
            .AddSingleton<DoorList>()
            .AddSingleton<Volunteer>()
            .AddSingleton<AmbassadorSheet>();

    /// <summary>The use cases of the room Contracts. Those that keep personal numbers need the host's vault.</summary>
    private static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.TryAddSingleton(new NetworkOwner());
        return services
            .AddSingleton<PersonHold, ContractHold>()
            .AddSingleton<PersonTrace, ContractNotes>()
            .AddSingleton<DataKind, ContractData>()
            .AddSingleton<DataKind, ScanData>()
            .AddSingleton<DataKind, PaymentData>()
            .AddSingleton<DraftContract>()
            .AddSingleton<SignContract>()
            .AddSingleton<AddSignature>()
            .AddSingleton<EnterPaperContract>()
            .AddSingleton<ConfirmPaper>()
            .AddSingleton<ChangeOwner>()
            .AddSingleton<WithdrawContract>()
            .AddSingleton<CancelContract>()
            .AddSingleton<ReleaseContract>()
            .AddSingleton<ContractList>()
            .AddSingleton<ContractDetails>()
            .AddSingleton<HouseholdContract>()
            .AddSingleton<VerifyDocument>()
            .AddSingleton<PaymentState>()
            .AddSingleton<ImportPayments>()
            .AddSingleton<PaymentBasis>()
            .AddSingleton<ContractPromise>()
            .AddSingleton<PromiseBoard>()
            .AddSingleton<SetAreaPace>()
            .AddSingleton<ReportHindrance>()
            .AddSingleton<UpdateHindrance>()
            .AddSingleton<HindranceList>()
            .AddSingleton<MessageComposer>(new HindranceMail(nameof(ReportHindrance)))
            .AddSingleton<MessageComposer>(new HindranceMail(nameof(UpdateHindrance)))
            .AddSingleton<MessageComposer>(new HindranceMail("EndHindrance"));
    }
}
