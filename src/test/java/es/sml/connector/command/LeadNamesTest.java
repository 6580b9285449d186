package es.sml.connector.command;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.command.access.CommandRights;
import es.sml.connector.command.access.DealersLeads;
import es.sml.connector.command.intake.CommandRequests;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.RecordedReason;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.testing.StoreTest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadNamesTest extends StoreTest {
  private static final String KEY = MessageKey.of("norte", "1", new byte[] {1});
  private static final String PART = MessageKey.part(KEY, 2);

  private Ledger ledger;
  private LeadNames names;

  @BeforeEach
  void open() {
    ledger = new Ledger(database);
    names = new LeadNames(database);
  }

  @Test
  void findsALeadByItsSendersIdAndByItsReference() {
    created(KEY, "norte", "CRM-1", 41);
    created(PART, "norte", "CRM-2", 42);
    assertThat(smlId("norte", "CRM-1")).isEqualTo("41");
    assertThat(smlId(null, "CRM-2")).isEqualTo("42");
    assertThat(smlId("norte", MessageKey.reference(KEY))).isEqualTo("41");
    assertThat(smlId("norte", MessageKey.reference(PART))).isEqualTo("42");
  }

  @Test
  void findsALeadByItsSendersIdWithoutTheProgramsName() {
    created(KEY, "norte", "MiCRM:CRM-1", 41);
    assertThat(smlId("norte", "MiCRM:CRM-1")).isEqualTo("41");
    assertThat(smlId("norte", "CRM-1")).isEqualTo("41");
    assertThatThrownBy(() -> smlId("norte", "MiCRM")).isInstanceOf(InvalidCallException.class);
  }

  @Test
  void putsTheIdWhereTheOperationHasIt() {
    created(KEY, "norte", "CRM-1", 41);
    Command task =
        names.resolved(
            command(
                SmlOperation.CREATE_TASK,
                "norte",
                "CRM-1",
                JsonNodeFactory.instance.objectNode().put("type", "date")));
    assertThat(task.call().body().toString()).isEqualTo("{\"type\":\"date\",\"lead\":41}");
    Command call = names.resolved(command(SmlOperation.CLICK2CALL, "norte", "CRM-1", null));
    assertThat(call.call().body().toString()).isEqualTo("{\"lead\":41}");
    assertThat(call.smlLead()).isEqualTo(41);
  }

  @Test
  void searchesOnlyTheLeadsOfTheNamedDealer() {
    created(KEY, "norte", "CRM-1", 41);
    created("k2", "sur", "CRM-1", 42);
    assertThat(smlId("norte", "CRM-1")).isEqualTo("41");
    assertThat(smlId("sur", "CRM-1")).isEqualTo("42");
    assertThatThrownBy(() -> smlId(null, "CRM-1"))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("2 leads have the id CRM-1");
  }

  @Test
  void ignoresTheLeadOfAMailForAProgramsId() {
    received("m1", "norte", InboundMessage.Channel.MAIL);
    ledger.posting("m1", "CRM-1", LeadOrigin.UNKNOWN);
    ledger.created("m1", 40);
    assertThatThrownBy(() -> smlId("norte", "CRM-1"))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("no lead that a program sent has the id CRM-1");
    created(KEY, "norte", "CRM-1", 41);
    assertThat(smlId("norte", "CRM-1")).isEqualTo("41");
    assertThat(smlId(null, "CRM-1")).isEqualTo("41");
  }

  @Test
  void findsNoOtherDealersLeadByItsReference() {
    created(KEY, "sur", "CRM-1", 41);
    assertThatThrownBy(() -> smlId("norte", MessageKey.reference(KEY)))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("no lead has the reference ref:")
        .satisfies(
            refused ->
                assertThat(RecordedReason.in(refused.getMessage(), Locale.forLanguageTag("es")))
                    .contains("ningún lead tiene la referencia ref:"));
    assertThat(smlId(null, MessageKey.reference(KEY))).isEqualTo("41");
  }

  @Test
  void waitsForALeadThatIsOnItsWay() {
    received("k1", "norte");
    ledger.posting("k1", "CRM-1", LeadOrigin.UNKNOWN);
    assertThatThrownBy(() -> smlId("norte", "CRM-1"))
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("not in SML yet");
  }

  @Test
  void refusesALeadThatIsNotThereOrNeverWillBe() {
    received("k1", "norte");
    ledger.posting("k1", "CRM-1", LeadOrigin.UNKNOWN);
    ledger.rejected("k1", "no");
    assertThatThrownBy(() -> smlId("norte", "CRM-1"))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("is not in SML: REJECTED");
    assertThatThrownBy(() -> smlId("norte", "CRM-2"))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("no lead that a program sent has the id CRM-2")
        .satisfies(
            refused ->
                assertThat(RecordedReason.in(refused.getMessage(), Locale.forLanguageTag("es")))
                    .contains("ningún lead enviado por un programa tiene el id CRM-2"));
  }

  @Test
  void givesALeadOnePartitionByWhateverNameItIsCalled() {
    created(KEY, "norte", "CRM-1", 41);
    String byId =
        names.subject(
            new Command(
                "c",
                "main",
                "norte",
                new SmlCall(SmlOperation.FINISH_LEAD, Map.of("id_lead", "41"), null, false),
                null,
                "d",
                null,
                false));
    assertThat(names.subject(command(SmlOperation.FINISH_LEAD, "norte", "CRM-1", null)))
        .isEqualTo(byId)
        .isEqualTo(
            names.subject(
                command(SmlOperation.CLICK2CALL, "norte", MessageKey.reference(KEY), null)));
  }

  @Test
  void matchesALeadOnlyToItsDealer() {
    created(KEY, "norte", "CRM-1", 41);
    database.write(
        jdbc ->
            jdbc.sql(
                    "INSERT INTO tracked_lead (account, sml_id, dealer, status, changes, seen, is_open, busy_until,"
                        + " updated_at) VALUES ('main', 42, 'norte', 'new', 0, 1, 1, 0, 0)")
                .update());
    received("k3", "norte");
    DealersLeads leads = new DealersLeads(database);
    assertThat(leads.has("main", "norte", "41")).isTrue();
    assertThat(leads.has("main", "norte", "42")).isTrue();
    for (String[] other :
        new String[][] {
          {"main", "sur", "41"},
          {"main", "sur", "42"},
          {"other", "norte", "41"},
          {"main", "norte", "43"},
          {"main", "norte", ""},
          {"main", "norte", "41/../43"},
          {"main", "norte", "99999999999999999999"},
        }) {
      assertThat(leads.has(other[0], other[1], other[2])).as(String.join(" ", other)).isFalse();
    }
  }

  @Test
  void choosesTheAccountOfTheLeadThatARequestNames() {
    created(KEY, "norte", "CRM-1", 41);
    created(MessageKey.of("sur", "2", new byte[] {2}), "sur", "CRM-2", 42);
    createdInOther("k3", "CRM-2", 43);
    createdInOther("k4", "CRM-3", 44);
    assertThat(account("CRM-1")).isEqualTo("main");
    assertThat(account(MessageKey.reference(KEY))).isEqualTo("main");
    assertThat(account("CRM-3")).isEqualTo("other");
    assertThatThrownBy(() -> account("CRM-2")).hasMessageContaining("name its `account`");
    assertThatThrownBy(() -> account("CRM-4")).isInstanceOf(UnknownLeadException.class);
    assertThatThrownBy(() -> account("sml:41")).hasMessageContaining("needs an `account`");
    assertThat(request(null, "norte", "sml:41").account()).isEqualTo("main");
    assertThatThrownBy(() -> request("other", "norte", "CRM-1"))
        .hasMessageContaining("a `dealer` of another `account`");
    assertThat(request("main", null, "sml:41").call().body().toString()).isEqualTo("{\"lead\":41}");
  }

  private String account(String lead) {
    return request(null, null, lead).account();
  }

  private Command request(String account, String dealer, String lead) {
    CommandAddress address =
        new CommandAddress(
            () -> Set.of("main", "other"), () -> Map.of("norte", "main", "sur", "main"));
    return new CommandRequests(
            address,
            () -> Set.of("main", "other"),
            names,
            new CommandRights(Map::of, new DealersLeads(database)))
        .command(
            new CommandRequests.Request(
                "c",
                new SmlCall(SmlOperation.CLICK2CALL, Map.of(), null, false),
                account,
                dealer,
                lead));
  }

  private void createdInOther(String key, String externalId, long smlId) {
    ledger.receive(aMessage().key(key).dealer("este").build(), "other");
    ledger.posting(key, externalId, LeadOrigin.UNKNOWN);
    ledger.created(key, smlId);
  }

  private String smlId(String dealer, String lead) {
    return names
        .resolved(command(SmlOperation.FINISH_LEAD, dealer, lead, null))
        .call()
        .parameters()
        .get("id_lead");
  }

  private static Command command(
      SmlOperation operation,
      String dealer,
      String lead,
      com.fasterxml.jackson.databind.JsonNode body) {
    return new Command(
        "c", "main", dealer, new SmlCall(operation, Map.of(), body, false), null, "d", lead, false);
  }

  private void received(String key, String dealer) {
    received(key, dealer, InboundMessage.Channel.QUEUE);
  }

  private void received(String key, String dealer, InboundMessage.Channel channel) {
    ledger.receive(aMessage().key(key).dealer(dealer).channel(channel).build(), "main");
  }

  private void created(String key, String dealer, String externalId, long smlId) {
    received(key, dealer);
    ledger.posting(key, externalId, LeadOrigin.UNKNOWN);
    ledger.created(key, smlId);
  }
}
