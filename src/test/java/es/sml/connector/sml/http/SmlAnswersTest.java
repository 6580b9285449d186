package es.sml.connector.sml.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.create.CreateLead;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.sml.create.SmlLead;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmlAnswersTest {
  private static final SmlLead OF_ANA =
      new SmlLead(
          1,
          null,
          new SmlLead.Client("Ana", "611223344", "ana@example.com", null, null),
          null,
          null,
          null,
          null,
          null,
          null);
  private static final SmlLead TAGGED =
      new SmlLead(
          1,
          null,
          null,
          null,
          null,
          null,
          SmlLead.Content.of(List.of("ref:00112233445566778899aabb")),
          null,
          null);

  private final SmlAnswers answers = new SmlAnswers(Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({
    // status, what a read throws, what a create throws
    "200, nothing,     nothing",
    "201, nothing,     nothing",
    "202, nothing,     nothing",
    "204, nothing,     nothing",
    "299, nothing,     nothing",
    "301, unavailable, unavailable",
    "302, unavailable, unknown",
    "303, unavailable, unknown",
    "307, unavailable, unavailable",
    "308, unavailable, unavailable",
    "400, rejected,    rejected",
    "401, rejected,    rejected",
    "403, rejected,    rejected",
    "404, rejected,    rejected",
    "405, rejected,    rejected",
    "408, unavailable, unknown",
    "409, rejected,    rejected",
    "413, rejected,    rejected",
    "422, rejected,    rejected",
    "429, unavailable, unavailable",
    "500, unavailable, unknown",
    "502, unavailable, unknown",
    "503, unavailable, unknown",
    "504, unavailable, unknown",
    "599, unavailable, unknown",
    "0,   unavailable, unknown",
  })
  void mapsAStatusToAnOutcome(int status, String toARead, String toACreate) {
    assertThat(
            outcome(catchThrowable(() -> answers.check(answer(SmlOperation.LIST_LEADS, status)))))
        .isEqualTo(toARead);
    assertThat(
            outcome(catchThrowable(() -> answers.check(answer(SmlOperation.CREATE_LEAD, status)))))
        .isEqualTo(toACreate);
  }

  @ParameterizedTest
  @CsvSource({"403", "404", "405", "407", "421"})
  void aRefusalWithoutJsonIsThatOfAProxy(int status) {
    Exchange page = answer(SmlOperation.CREATE_LEAD, status);
    page.getMessage().setBody("<html>Not here</html>".getBytes(StandardCharsets.UTF_8));
    assertThat(catchThrowable(() -> answers.check(page)))
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining(status + " has no JSON")
        .hasMessageContaining("base-url");
  }

  @ParameterizedTest
  @CsvSource({"404, {}", "404, []", "403, null", "410, {}"})
  void aRefusalWithoutAnErrorIsThatOfAProxy(int status, String body) {
    Exchange response = answer(SmlOperation.CREATE_LEAD, status);
    response.getMessage().setBody(bytes(body));
    assertThat(catchThrowable(() -> answers.check(response)))
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("a proxy sent it");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void mapsAMissingResponseToAnOutcome(IOException failure, String toACreate) {
    assertThat(
            outcome(catchThrowable(() -> answers.failed(failed(SmlOperation.LIST_LEADS, failure)))))
        .isEqualTo("unavailable");
    assertThat(outcome(catchThrowable(() -> answers.failed(failed(null, failure)))))
        .isEqualTo("unavailable");
    Throwable thrown =
        catchThrowable(() -> answers.failed(failed(SmlOperation.CREATE_LEAD, failure)));
    assertThat(outcome(thrown)).isEqualTo(toACreate);
    assertThat(thrown).hasCause(failure);
  }

  @Test
  void namesTheRemedyOfAConnectionThatCannotBeMade() {
    assertThatThrownBy(() -> answers.failed(unsent(new ConnectException("refused"))))
        .hasMessage(
            "SML cannot be reached at http://127.0.0.1:20099 (the connection is refused): check the"
                + " network and accounts.caido.base-url in dealers.yaml");
    assertThatThrownBy(() -> answers.failed(unsent(new UnknownHostException("sml.invalid"))))
        .hasMessageContaining("(the DNS does not know this host)");
    assertThatThrownBy(() -> answers.failed(unsent(new ConnectTimeoutException("late"))))
        .hasMessageContaining("(no response in time)");
  }

  private static Exchange unsent(IOException failure) {
    Exchange failed = failed(SmlOperation.CREATE_LEAD, failure);
    failed.setProperty(Exchange.TO_ENDPOINT, "http://127.0.0.1:20099?bridgeEndpoint=true");
    failed.setProperty(SmlRequest.ACCOUNT, "caido");
    return failed;
  }

  @Test
  void blamesNotTheNetworkForARequestThatWasHeldUp() {
    Exchange failed = failed(SmlOperation.CREATE_LEAD, new NotSentException());
    assertThatThrownBy(() -> answers.failed(failed))
        .hasMessage("the request was held up in the connector and not sent");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new ConnectException("refused"), "unavailable"),
        Arguments.of(new ConnectTimeoutException("connect timed out"), "unavailable"),
        Arguments.of(new NoRouteToHostException("no route"), "unavailable"),
        Arguments.of(new UnknownHostException("sml.example"), "unavailable"),
        Arguments.of(
            new TlsFailedException(LocalizedText.untranslated("no trust"), null), "unavailable"),
        // With TLS 1.3 a server refuses a client's certificate after the request has left.
        Arguments.of(new SSLHandshakeException("Received fatal alert: bad_certificate"), "unknown"),
        Arguments.of(new IOException(new ConnectionRequestTimeoutException("pool")), "unavailable"),
        Arguments.of(new IOException(new ConnectException("refused")), "unavailable"),
        Arguments.of(new SocketTimeoutException("read timed out"), "unknown"),
        Arguments.of(new SocketException("connection reset"), "unknown"),
        Arguments.of(new NoHttpResponseException("no answer"), "unknown"),
        Arguments.of(new ConnectionClosedException("closed"), "unknown"),
        Arguments.of(new SSLException("closed"), "unknown"),
        Arguments.of(new IOException("cancelled"), "unknown"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "0, PT0S",
        "7, PT7S",
        "' 30 ', PT30S",
        "3600, PT1H",
        "3601, PT1H",
        "999999999, PT1H",
        "9999999999, PT1H",
        "-1, nothing",
        "1.5, nothing",
        "'Fri, 31 Dec 1999 23:59:59 GMT', nothing",
        "'', nothing",
      },
      nullValues = "nothing")
  void readsHowLongSmlAsksToWait(String header, Duration wait) {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 429);
    exchange.getMessage().setHeader("Retry-After", header);
    SmlUnavailableException asked =
        catchThrowableOfType(SmlUnavailableException.class, () -> answers.check(exchange));
    assertThat(asked.retryAfter()).isEqualTo(wait);
  }

  @Test
  void quotesSmlsErrorsShortened() {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 400);
    exchange.getMessage().setBody(bytes("{\"source\":[\"" + "x".repeat(5_000) + "\"]}"));
    LeadRejectedException refusal =
        catchThrowableOfType(LeadRejectedException.class, () -> answers.check(exchange));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal)
        .hasMessageStartingWith("SML rejected the request with 400: {\"source\":[\"xxx");
    assertThat(refusal.getMessage()).hasSizeLessThan(2_100);
  }

  @Test
  void quotesNothingOfAnErrorThatIsNoJson() {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 400);
    exchange.getMessage().setBody(bytes("<html>Ana</html>"));
    LeadRejectedException refusal =
        catchThrowableOfType(LeadRejectedException.class, () -> answers.check(exchange));
    assertThat(refusal).hasMessage("SML rejected the request with 400: (no JSON in the response)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {"{}", "{\"id\":null}", "{\"id\":0}", "{\"id\":\"x\"}", "[]", "null", "Ana", "''"})
  void aCreatedLeadWithoutAnIdIsUnknown(String body) {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange.getMessage().setBody(bytes(body));
    assertThat(catchThrowable(() -> new CreateLead().created(exchange, TAGGED, id -> false).id()))
        .isInstanceOf(UnknownOutcomeException.class);
  }

  @Test
  void anAnswerAboutAnotherLeadIsUnknown() {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange.getMessage().setBody(bytes(created("ref:ffffffffffffffffffffffff")));
    assertThat(catchThrowable(() -> new CreateLead().created(exchange, TAGGED, id -> false).id()))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasMessage("SML responded with another lead");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ref:00112233445566778899aabb",
        "REF:FFFFFFFFFFFFFFFFFFFFFFFF",
        "ref:ffffffff",
        "portal",
        ""
      })
  void anAnswerThatShowsTagsInAnotherWayIsNotAboutAnotherLead(String tag) {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange.getMessage().setBody(bytes(created(tag)));
    assertThat(new CreateLead().created(exchange, TAGGED, id -> false).id()).isEqualTo(7);
  }

  @Test
  void anIdThatTheLedgerHasForAnotherLeadNeedsTheReference() {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange.getMessage().setBody(bytes("{\"id\":7}"));
    assertThat(catchThrowable(() -> new CreateLead().created(exchange, TAGGED, id -> id == 7)))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasMessage("SML responded with another lead");
    String reference = TAGGED.tags().iterator().next().content();
    exchange.getMessage().setBody(bytes(created(reference)));
    assertThat(new CreateLead().created(exchange, TAGGED, id -> true).id()).isEqualTo(7);
  }

  @Test
  void anAnswerWithAnotherPersonsPhoneAndAddressIsUnknown() {
    assertThat(catchThrowable(() -> createdFor("\"622334455\"", "\"eva@example.com\"")))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasMessage("SML responded with another lead");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"622334455\"', '\"Ana@Example.com\"'",
    "'\"+34 611 22 33 44\"', '\"eva@example.com\"'",
    "'\"6*****55\"', '\"e**@example.com\"'",
    "622334455, null",
    "'\"622334455\"', '\"\"'",
    "null, '\"eva@example.com\"'",
    "{}, []"
  })
  void anAnswerThatShowsOneOfThemDifferentlyIsNotAboutAnotherLead(String phone, String email) {
    assertThat(createdFor(phone, email)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "null", "[]", "\"Ana\""})
  void anOddClientInAnAnswerIsNoMatter(String client) {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange.getMessage().setBody(bytes("{\"id\":7,\"client\":" + client + "}"));
    assertThat(new CreateLead().created(exchange, OF_ANA, id -> false).id()).isEqualTo(7);
  }

  private long createdFor(String phone, String email) {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange
        .getMessage()
        .setBody(
            bytes(
                "{\"client\":{\"id\":3,\"phone\":%s,\"email\":%s},\"id\":7}"
                    .formatted(phone, email)));
    return new CreateLead().created(exchange, OF_ANA, id -> false).id();
  }

  @Test
  void oddTagsInAnAnswerAreNoMatter() {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange.getMessage().setBody(bytes("{\"id\":7,\"tags\":[3,null,\"x\",{\"content\":{}}]}"));
    assertThat(new CreateLead().created(exchange, TAGGED, id -> false).id()).isEqualTo(7);
  }

  private static String created(String tag) {
    return "{\"tags\":[{\"id\":1,\"content\":\"portal\"},{\"content\":\"" + tag + "\"}],\"id\":7}";
  }

  @ParameterizedTest
  @CsvSource({
    "'', new, ",
    "',\"status\":\"tracing\",\"user\":2', tracing, 2",
    "',\"status\":null,\"user\":null', new, ",
    "',\"status\":7,\"user\":{\"id\":2}', new, ",
    "',\"user\":\"2\"', new, 2",
    "',\"status\":\"end\",\"user\":2', new, 2"
  })
  void readsTheFirstStateOfACreatedLead(String more, String status, Long user) {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange.getMessage().setBody(bytes("{\"id\":7" + more + "}"));
    assertThat(new CreateLead().created(exchange, TAGGED, id -> false))
        .isEqualTo(new CreatedLead(7, status, user, true));
  }

  @Test
  void reportsAPageThatIsTooLarge() {
    Exchange exchange = answer(SmlOperation.LIST_LEADS, 200);
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new AnswerTooLargeException(5));
    assertThat(catchThrowable(() -> answers.failed(exchange)))
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessage("SML's page of list-leads is larger than 5 bytes");
  }

  @Test
  void readsTheIdOfACreatedLead() {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 201);
    exchange.getMessage().setBody(bytes("{\"id\":4012345678,\"status\":\"new\"}"));
    assertThat(new CreateLead().created(exchange, TAGGED, id -> false).id())
        .isEqualTo(4_012_345_678L);
  }

  @Test
  void waitsUntilADateThatSmlNames() {
    Exchange exchange = answer(SmlOperation.LIST_LEADS, 429);
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(2));
    exchange.getMessage().setHeader("Retry-After", date);
    assertThat(SmlAnswers.retryAfter(exchange, Duration.ofHours(1)))
        .isBetween(Duration.ofSeconds(100), Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "999999999999", "Fri, 31 Dec 2100 23:59:59 GMT"})
  void waitsNoLongerThanTheSettingAllows(String retryAfter) {
    Exchange exchange = answer(SmlOperation.CREATE_LEAD, 429);
    exchange.getMessage().setHeader("Retry-After", retryAfter);
    assertThatThrownBy(() -> new SmlAnswers(Duration.ofMinutes(5)).check(exchange))
        .isInstanceOfSatisfying(
            SmlUnavailableException.class,
            unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofMinutes(5)));
  }

  private static Exchange answer(SmlOperation operation, int status) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    if (operation != null) {
      SmlRequest.prepare(exchange, operation, operation.path(), null, null, null);
    }
    exchange.getMessage().setBody("{\"detail\":\"no\"}".getBytes(StandardCharsets.UTF_8));
    if (status > 0) {
      exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }
    return exchange;
  }

  private static Exchange failed(SmlOperation operation, IOException failure) {
    Exchange exchange = answer(operation, 0);
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
    return exchange;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String outcome(Throwable thrown) {
    if (thrown == null) {
      return "nothing";
    }
    if (thrown instanceof SmlUnavailableException) {
      return "unavailable";
    }
    if (thrown instanceof UnknownOutcomeException) {
      return "unknown";
    }
    return thrown instanceof LeadRejectedException ? "rejected" : thrown.toString();
  }
}
