package es.sml.connector.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlLead;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadSearchTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String REFERENCE = MessageKey.reference(KEY);
  private static final SmlLead NAMELESS =
      new SmlLead(1, null, null, null, null, null, null, null, null);

  private Database database;
  private StubbedList sml;
  private LeadSearch search;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    database = Database.open(new DatabaseSettings(null, null, null, 2), directory);
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
    assertThat(search.find("main", REFERENCE, NAMELESS).smlId()).hasValue(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s-2", "%s0", "x%s", " %s", "%s ", "%s,other", "%S", "", "see %s in the notes"})
  void aTagThatOnlyResemblesTheReferenceIsNoMatch(String tag) {
    sml.add(lead(1, tag.formatted(REFERENCE)));
    assertThat(search.find("main", REFERENCE, person("600", "a@x.example")).smlId()).isEmpty();
  }

  @Test
  void theReferenceOfOnePartIsNotThatOfAnother() {
    sml.add(lead(1, MessageKey.reference(KEY + "/12")));
    assertThat(search.find("main", MessageKey.reference(KEY + "/1"), NAMELESS).smlId()).isEmpty();
    assertThat(search.find("main", MessageKey.reference(KEY + "/12"), NAMELESS).smlId())
        .hasValue(1);
  }

  @Test
  void asksByPhoneAndEmailWhereTheSearchFindsNothing() {
    sml.searchable(false).add(lead(1, REFERENCE));
    LeadSearch.Result result = search.find("main", REFERENCE, person("600", "a+b@x.example"));
    assertThat(result).isEqualTo(new LeadSearch.Result(OptionalLong.of(1), true));
    assertThat(sml.filters())
        .containsExactly("search=" + REFERENCE, "client__phone__icontains=600");
  }

  @Test
  void asksByEmailLast() {
    search.find("main", REFERENCE, person("600", "a+b@x.example"));
    assertThat(sml.filters())
        .containsExactly(
            "search=" + REFERENCE,
            "client__phone__icontains=600",
            "client__email__icontains=a+b@x.example");
  }

  @Test
  void notFindingALeadWithoutPhoneAndEmailProvesNothing() {
    assertThat(search.find("main", REFERENCE, NAMELESS).conclusive()).isFalse();
    assertThat(search.find("main", REFERENCE, person(null, null)).conclusive()).isFalse();
    assertThat(search.find("main", REFERENCE, person("600", null)).conclusive()).isFalse();
    assertThat(search.find("main", REFERENCE, person(null, "a@x.example")).conclusive()).isTrue();
  }

  @Test
  void learnsThatTheSearchShowsReferencesAndRemembersIt() {
    sml.add(lead(9, REFERENCE));
    search.learn("main", KEY, 9);
    assertThat(search.find("main", "ref:else", NAMELESS).conclusive()).isTrue();
    assertThat(
            new LeadSearch(sml.client(), database).find("main", "ref:else", NAMELESS).conclusive())
        .isTrue();
    assertThat(search.find("main", "ref:else", NAMELESS))
        .isEqualTo(new LeadSearch.Result(OptionalLong.empty(), true));
  }

  @Test
  void learnsNothingFromASearchThatDoesNotShowTheLead() {
    sml.searchable(false).add(lead(9, REFERENCE));
    search.learn("main", KEY, 9);
    assertThat(search.find("main", "ref:else", NAMELESS).conclusive()).isFalse();
  }

  @Test
  void asksOnlyOnceWhatThereIsToLearn() {
    sml.searchable(false).add(lead(9, REFERENCE));
    search.learn("main", KEY, 9);
    search.learn("main", KEY, 9);
    assertThat(sml.filters()).hasSize(1);
  }

  @Test
  void aLeadThatIsCreatedIsNotFailedByWhatCouldNotBeLearnt() {
    sml.add(lead(9, REFERENCE)).down(true);
    search.learn("main", KEY, 9);
    sml.down(false);
    search.learn("main", KEY, 9);
    assertThat(search.find("main", "ref:else", NAMELESS).conclusive()).isTrue();
  }

  @Test
  void aSearchThatCannotBeMadeIsNotOneThatFindsNothing() {
    sml.down(true);
    assertThatThrownBy(() -> search.find("main", REFERENCE, person("600", null)))
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
    assertThat(search.find("main", REFERENCE, NAMELESS).smlId()).hasValue(4);
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
    assertThat(search.find("main", REFERENCE, NAMELESS).smlId()).hasValue(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"id\":null,", "\"id\":0,", "\"id\":\"four\",", "\"id\":{},"})
  void aMatchWithoutAnIdIsNotNothing(String id) {
    sml.add("{" + id + "\"tags\":[{\"content\":\"" + REFERENCE + "\"}]}");
    assertThatThrownBy(() -> search.find("main", REFERENCE, person("600", null)))
        .isInstanceOf(SmlUnavailableException.class);
  }

  static SmlLead person(String phone, String email) {
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

  static String lead(long id, String... tags) {
    List<String> contents =
        java.util.Arrays.stream(tags).map(tag -> "{\"id\":1,\"content\":\"" + tag + "\"}").toList();
    return "{\"id\":%d,\"status\":\"new\",\"tags\":[%s]}".formatted(id, String.join(",", contents));
  }
}
