package es.sml.connector.deliver.search;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.Database;
import es.sml.connector.deliver.StubbedList;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.sml.create.SmlLead;
import es.sml.connector.testing.NewLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class LeadSearchTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String REFERENCE = MessageKey.reference(KEY);
  private static final SmlLead NAMELESS =
      new SmlLead(1, null, null, null, null, null, null, null, null);

  public static final SmlLead LEON =
      new SmlLead(
          1,
          new SmlLead.Vehicle("Seat León", null, null, null, null, null),
          new SmlLead.Client("Ana", "600", "a@x.example", null, null),
          null,
          null,
          null,
          null,
          null,
          null);

  private Database database;
  private StubbedList sml;
  private LeadSearch search;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = NewLedger.open(directory, 2);
    sml = new StubbedList().searchable(true);
    search = new LeadSearch(sml.client(), database);
  }

  @AfterEach
  void close() {
    sml.close();
    database.close();
  }

  @Test
  void findsALeadByItsTagOnAnyPage() {
    sml.add(lead(1, "ref:other")).add(lead(2, "portal")).add(lead(3)).add(lead(4, "x", REFERENCE));
    assertThat(find(KEY, NAMELESS).smlId()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s-2", "%s0", "x%s", " %s", "%s ", "%s,other", "%S", "", "see %s in the notes"})
  void aTagThatOnlyResemblesTheReferenceIsNoMatch(String tag) {
    sml.add(lead(1, tag.formatted(REFERENCE)));
    assertThat(find(KEY, person("600", "a@x.example")).smlId()).isNull();
  }

  @Test
  void theReferenceOfOnePartIsNotThatOfAnother() {
    sml.add(lead(1, MessageKey.reference(KEY + "/12")));
    assertThat(find(KEY + "/1", NAMELESS).smlId()).isNull();
    assertThat(find(KEY + "/12", NAMELESS).smlId()).isEqualTo(1);
  }

  @Test
  void asksByPhoneAndEmailWhereTheSearchFindsNothing() {
    sml.searchable(false).add(lead(1, REFERENCE));
    SearchResult result = find(KEY, person("600", "a+b@x.example"));
    assertThat(result.smlId()).isEqualTo(1);
    assertThat(result.byReference()).isTrue();
    assertThat(sml.filters())
        .containsExactly("search=" + REFERENCE, "client__phone__icontains=600");
    assertThat(result.asked())
        .isEqualTo("by the reference: 0 leads; by the telephone number: 1 lead");
  }

  @Test
  void asksByEmailLast() {
    find(KEY, person("600", "a+b@x.example"));
    assertThat(sml.filters())
        .startsWith(
            "search=" + REFERENCE,
            "client__phone__icontains=600",
            "client__email__icontains=a+b@x.example");
  }

  @Test
  void anSmlWithoutAnyLeadHasNotThisOneEither() {
    assertThat(find(KEY, NAMELESS).conclusive()).isTrue();
  }

  @Test
  void notFindingALeadProvesNothingWhileTheSearchesAreUntested() {
    sml.searchable(false).add(lead(1)).add(lead(2, "portal"));
    assertThat(find(KEY, NAMELESS).conclusive()).isFalse();
    assertThat(find(KEY, person(null, null)).conclusive()).isFalse();
    assertThat(find(KEY, person("600", null)).conclusive()).isFalse();
    assertThat(find(KEY, person(null, "a@x.example")).conclusive()).isFalse();
    assertThat(find(KEY, NAMELESS).asked())
        .contains("it is not proven that these searches find every lead");
  }

  @Test
  void learnsFromLeadsOfOthersThatTheSearchShowsTags() {
    sml.add(lead(1)).add(lead(2, "portal"));
    assertThat(find(KEY, NAMELESS).conclusive()).isTrue();
    sml.searchable(false);
    assertThat(anew().find("main", KEY, NAMELESS, any(NAMELESS)).conclusive()).isTrue();
  }

  @Test
  void learnsThatTheSearchShowsReferencesAndRemembersIt() {
    sml.add(lead(9, REFERENCE));
    search.learn("main", KEY, 9, NAMELESS);
    sml.searchable(false);
    assertThat(find("else", NAMELESS).conclusive()).isTrue();
    assertThat(anew().find("main", "else", NAMELESS, any(NAMELESS)).conclusive()).isTrue();
  }

  @Test
  void learnsThatTheFilterByEmailShowsALead() {
    sml.searchable(false).add(lead(9, REFERENCE));
    search.learn("main", KEY, 9, person(null, "a@x.example"));
    assertThat(find("else", person(null, "b@x.example")).conclusive()).isTrue();
    assertThat(find("else", person("600", null)).conclusive()).isFalse();
  }

  @Test
  void learnsNothingFromASearchThatDoesNotShowTheLead() {
    sml.searchable(false).add(lead(9, REFERENCE));
    search.learn("main", KEY, 9, NAMELESS);
    assertThat(find("else", NAMELESS).conclusive()).isFalse();
  }

  @Test
  void findsTheOneIdenticalLeadWhenSmlShowsNoTags() {
    sml.searchable(false)
        .add(untagged(1, 1, "Opel Corsa", "2026-11-25T10:00:01+01:00"))
        .add(untagged(2, 2, "Seat León", "2026-11-25T10:00:01+01:00"))
        .add(untagged(3, 1, " seat  LEÓN", "2026-11-25T10:00:01+01:00"))
        .add(untagged(4, 1, "Seat León", "2026-11-25T08:00:01+01:00"));
    SearchResult result = find(KEY, LEON);
    assertThat(result.smlId()).isEqualTo(3);
    assertThat(result.byReference()).isFalse();
    assertThat(result.asked())
        .endsWith(
            "; without a reference and from that time: 4, with the same source and vehicle: 1");
  }

  /** A shorter field, other letters, or the tags' ids alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\":\"ref:00112233\"}",
        "{\"content\":\"REF:00112233445566778899AABB\"}",
        "{\"content\":\"coches.net\"}",
        "17"
      })
  void comparesALeadWithAlteredTagsLikeOneWithoutTags(String tag) {
    sml.searchable(false).add(withTag(3, tag));
    assertThat(find(KEY, LEON).smlId()).isEqualTo(3);
    sml.add(withTag(4, tag));
    SearchResult ofTwo = find(KEY, LEON);
    assertThat(ofTwo.smlId()).isNull();
    assertThat(ofTwo.conclusive()).isFalse();
  }

  @Test
  void aLeadWithTheReferenceOfAnotherIsAnothers() {
    sml.searchable(false)
        .add(withTag(3, "{\"content\":\"ref:ffffffffffffffffffffffff\"}"))
        .add(lead(9, REFERENCE));
    search.learn("main", KEY, 9, person(null, "a@x.example"));
    SearchResult result = find("else", LEON);
    assertThat(result.smlId()).isNull();
  }

  @Test
  void aTagThatAlsoStandsElsewhereShowsNothingOfASearch() {
    sml.add(
        "{\"id\":1,\"origin\":{\"name\":\"Coches.net\"},\"tags\":[{\"content\":\"coches.net\"}]}");
    assertThat(find(KEY, NAMELESS).conclusive()).isFalse();
  }

  @Test
  void findsNoLeadBySimilarityWhileAnotherOfTheCustomerIsUnknown() {
    sml.searchable(false).add(untagged(3, 1, "Seat León", "2026-11-25T10:00:01+01:00"));
    unsure("other", new String(LEON.toJson(), StandardCharsets.UTF_8));
    SearchResult result = find(KEY, LEON);
    assertThat(result.smlId()).isNull();
    assertThat(result.conclusive()).isFalse();
    assertThat(result.asked()).endsWith("another lead of this customer has an unknown outcome too");
  }

  @Test
  void ignoresAnotherUnknownLeadOfTheCustomerWhenNoneIsSimilar() {
    sml.add(lead(2, "portal"));
    unsure("other", new String(LEON.toJson(), StandardCharsets.UTF_8));
    sml.clear();
    assertThat(find(KEY, LEON).conclusive()).isTrue();
  }

  @Test
  void usesTheOtherFiltersWhenSmlRejectsOne() {
    sml.add(lead(1, REFERENCE)).refusing("client__phone");
    assertThat(find(KEY, person("600", null)).smlId()).isEqualTo(1);
    sml.clear();
    sml.add(lead(2, "ref:ffffffffffffffffffffffff")).refusing("search=");
    SearchResult result = find(KEY, person("600", "a@x.example"));
    assertThat(result.smlId()).isNull();
    assertThat(result.conclusive()).isFalse();
    assertThat(result.asked())
        .startsWith("by the reference: SML rejected list-leads with 400; by the telephone");
  }

  @Test
  void findsNeitherOfTwoIdenticalLeads() {
    sml.searchable(false)
        .add(untagged(3, 1, "Seat León", "2026-11-25T10:00:01+01:00"))
        .add(untagged(4, 1, "Seat León", "2026-11-25T10:00:02+01:00"));
    assertThat(find(KEY, LEON).smlId()).isNull();
    assertThat(find(KEY, LEON).conclusive()).isFalse();
  }

  @Test
  void aLeadThatMayBeOneThatIsBeingSentIsNotItYet() {
    sml.searchable(false).add(untagged(3, 1, "Seat León", "2026-11-25T10:00:01+01:00"));
    posting("other", "2026-11-25T09:00:30Z");
    assertThat(find(KEY, LEON).early()).isTrue();
    assertThat(find(KEY, LEON).smlId()).isNull();
    assertThat(find("other", LEON).smlId()).isEqualTo(3);
  }

  @Test
  void whatIsBeingSentSinceItsTimeIsOverIsNotIt() {
    sml.searchable(false).add(untagged(3, 1, "Seat León", "2026-11-25T10:00:01+01:00"));
    posting("other", "2026-11-25T09:01:01Z");
    assertThat(find(KEY, LEON).smlId()).isEqualTo(3);
  }

  @Test
  void aLeadThatIsAnotherMessagesIsNotIt() {
    created("other", 3);
    sml.searchable(false)
        .add(untagged(3, 1, "Seat León", "2026-11-25T10:00:01+01:00"))
        .add(untagged(4, 1, "Seat León", "2026-11-25T10:00:02+01:00"));
    assertThat(find(KEY, LEON).smlId()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-25T12:00:01+01:00", "25/11/2026", ""})
  void aLeadOfTheSameCustomerWithAnUnclearTimeIsNoProofOfAbsence(String created) {
    sml.searchable(false).add(lead(9));
    search.learn("main", "other", 9, LEON);
    sml.clear();
    assertThat(find(KEY, LEON).conclusive()).isTrue();
    sml.add(untagged(3, 1, "Seat León", created));
    assertThat(find(KEY, LEON).smlId()).isNull();
    assertThat(find(KEY, LEON).conclusive()).isFalse();
  }

  @Test
  void asksOnlyOnceWhatThereIsToLearn() {
    sml.searchable(false).add(lead(9, REFERENCE));
    search.learn("main", KEY, 9, NAMELESS);
    search.learn("main", KEY, 9, NAMELESS);
    assertThat(sml.filters()).hasSize(1);
  }

  @Test
  void aLeadThatIsCreatedIsNotFailedByWhatCouldNotBeLearnt() {
    sml.add(lead(9, REFERENCE)).down(true);
    search.learn("main", KEY, 9, NAMELESS);
    sml.down(false);
    search.learn("main", KEY, 9, NAMELESS);
    sml.searchable(false);
    assertThat(find("else", NAMELESS).conclusive()).isTrue();
  }

  @Test
  void aSearchThatCannotBeMadeIsNotOneThatFindsNothing() {
    sml.down(true);
    assertThatThrownBy(() -> find(KEY, person("600", null)))
        .isInstanceOf(SmlUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "[]",
        "{}",
        "{'id':1,'tags':null}",
        "{'id':1,'tags':'%s'}",
        "{'id':1,'tags':{'content':'%s'}}",
        "{'id':1,'tags':['%s',null,{'content':null},{'content':['%s']}]}",
        "{'id':'one','vehicle':{'year':'MMVIII'},'user':[]}"
      })
  void anOddEntryDoesNotHideTheMatchAfterIt(String odd) {
    sml.add(odd.replace("%s", REFERENCE).replace('\'', '"')).add(lead(4, REFERENCE));
    assertThat(find(KEY, NAMELESS).smlId()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'vehicle':'none','client':[],'note':{},'request':{'task':[7]}",
        "'vehicle':{'id':'x','year':1e99},'source_data':true",
        "'tags_before':null,'status':7,'created':{}"
      })
  void anOddLeadIsFoundByItsTag(String odd) {
    String tags = "'tags':[null,5,{'id':'x','content':'%s'}]".formatted(REFERENCE);
    sml.add(("{'id':4," + odd + "," + tags + "}").replace('\'', '"'));
    assertThat(find(KEY, NAMELESS).smlId()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"id\":null,", "\"id\":0,", "\"id\":\"four\",", "\"id\":{},"})
  void aMatchWithoutAnIdIsNotNothing(String id) {
    sml.add("{" + id + "\"tags\":[{\"content\":\"" + REFERENCE + "\"}]}");
    assertThatThrownBy(() -> find(KEY, person("600", null)))
        .isInstanceOf(SmlUnavailableException.class);
  }

  private SearchResult find(String key, SmlLead lead) {
    return search.find("main", key, lead, any(lead));
  }

  private LeadSearch anew() {
    return new LeadSearch(sml.client(), database);
  }

  private static SimilarLeads any(SmlLead lead) {
    Instant sent = Instant.parse("2026-11-25T09:00:00Z");
    return new SimilarLeads(lead, sent, sent.plusSeconds(60));
  }

  private void created(String key, long smlId) {
    Ledger ledger = new Ledger(database);
    ledger.receive(aMessage().key(key).byMail().build(), "main");
    ledger.posting(key, null, LeadOrigin.UNKNOWN);
    ledger.created(key, smlId);
  }

  private void posting(String key, String since) {
    unsure(key, null);
    database.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET state = 'POSTING', posting_at = ? WHERE lead_key = ?")
                .params(Instant.parse(since).toEpochMilli(), key)
                .update());
  }

  private void unsure(String key, String request) {
    database.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO lead (lead_key, account, dealer, channel, state, attempts, request, received_at, updated_at)
                    VALUES (?, 'main', 'norte', 'MAIL', 'UNKNOWN', 1, ?, 1, 1)""")
                .params(key, request)
                .update());
  }

  private static String withTag(long id, String tag) {
    String lead = untagged(id, 1, "Seat León", "2026-11-25T10:00:01+01:00");
    return lead.replaceFirst(".$", ",\"tags\":[" + tag + "]}");
  }

  public static String untagged(long id, int source, String vehicle, String created) {
    return "{\"id\":%d,\"source\":%d,\"vehicle\":{\"brand_model\":\"%s\"},\"created\":\"%s\"}"
        .formatted(id, source, vehicle, created);
  }

  public static SmlLead person(String phone, String email) {
    return new SmlLead(
        1,
        null,
        new SmlLead.Client("Ana", phone, email, null, null),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static String lead(long id, String... tags) {
    List<String> contents =
        java.util.Arrays.stream(tags).map(tag -> "{\"id\":1,\"content\":\"" + tag + "\"}").toList();
    return "{\"id\":%d,\"status\":\"new\",\"tags\":[%s]}".formatted(id, String.join(",", contents));
  }
}
