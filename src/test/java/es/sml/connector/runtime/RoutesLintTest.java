package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.config.Configuration;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped routes are sound, and each kind of fault in them is found with file and step. */
class RoutesLintTest {
  @TempDir Path directory;
  private Path routes;

  @BeforeEach
  void copyRoutes() throws IOException {
    routes = Files.createDirectories(directory.resolve("routes"));
    copy(Path.of("routes"), routes);
    Path formats = Files.createDirectories(directory.resolve("config/formats"));
    copy(Path.of("config", "formats"), formats);
    ShippedVocabulary.linkInto(directory.resolve("config"));
    Files.writeString(directory.resolve("config/application.properties"), "");
    Files.writeString(
        directory.resolve("config/dealers.yaml"),
        """
        accounts:
          demo: {base-url: "http://127.0.0.1:1", username: demo, password: "env:SECRET"}
        dealers:
          norte:
            account: demo
            source: 1
            queue: {}
            crm: {}
            drop-folder: {directory: drop}
            inboxes:
              - {host: 127.0.0.1, username: a, password: "env:SECRET"}
              - {host: 127.0.0.1, username: b, password: "env:SECRET"}
        """);
  }

  @Test
  void findsNoFaultInTheShippedRoutes() {
    assertThatCode(this::lint).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "20-parse, 'uri: direct:deliver-lead', 'uri: direct:deliver-laed', nothing consumes direct:deliver-laed",
    "20-parse, 'routeConfigurationId: lead-errors', 'routeConfigurationId: lead-error', the routeConfiguration does not exist: lead-error",
    "20-parse, 'ref: ledger.receive', 'ref: ledger.recieve', the bean ledger.recieve does not exist",
    "33-sml-reference, 'uri: bean:referenceCatalog', 'uri: bean:referenceCatalogs', the bean referenceCatalogs does not exist",
    "33-sml-reference, 'method: \"refresh(', 'method: \"refesh(', bean referenceCatalog has no method refesh",
    "20-parse, '            id: parse-message-read\n', '', has no id",
    "30-deliver, 'uri: \"direct:sml-request-${', 'uri: \"direct:sml-requests-${', nothing consumes a direct:sml-requests-",
    "51-command, 'objectMapper: \"#commandJson\"', 'objectMapper: \"#comandJson\"', the bean comandJson does not exist",
    "51-command, 'objectMapper: \"#commandJson\"', '', json needs an objectMapper of a fixed name",
    "00-errors, 'uri: direct:deliver-fail', 'uri: direct:deliver-fial', nothing consumes direct:deliver-fial",
    "00-errors, '            - to:\n                id: intake-errors-unusable-bury\n', '            - to:\n', has no id"
  })
  void findsAFault(String file, String sound, String faulty, String fault) throws IOException {
    Path route = routes.resolve(file + ".camel.yaml");
    String before = Files.readString(route);
    String after = before.replace(sound.replace("\\n", "\n"), faulty.replace("\\n", "\n"));
    org.assertj.core.api.Assertions.assertThat(after).isNotEqualTo(before);
    Files.writeString(route, after);
    assertThatThrownBy(this::lint)
        .isInstanceOf(RoutesLintException.class)
        .hasMessageContaining(fault)
        .hasMessageContaining(file + ".camel.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "toD: {id: x, uri: 'jms:queue:${exchangeProperty.CommandReplyTo}'}",
        "toD: {id: x, uri: 'direct:sml-request-${header.LeadAccount}'}",
        "toD: {id: x, uri: 'direct:sml-request-${exchangeProperty.LeadAccount}?${body}'}",
        "toD: {id: x, uri: 'jms:queue:${exchangeProperty.LeadAccount}'}",
        "wireTap: {id: x, uri: 'jms:queue:${body}'}",
        "recipientList: {id: x, simple: {expression: '${header.To}'}}",
        "recipientList: {id: x, constant: {expression: 'direct:dead-letter'}}",
        "routingSlip: {id: x, simple: {expression: '${header.To}'}}",
        "dynamicRouter: {id: x, simple: {expression: '${header.To}'}}",
        "enrich: {id: x, simple: {expression: '${header.To}'}}",
        "pollEnrich: {id: x, simple: {expression: '${header.To}'}}",
        "script: {id: x, simple: {expression: '${body}'}}",
        "to: {id: x, uri: 'language:simple', parameters: {contentCache: false}}",
        "setHeader: {id: x, name: CamelJmsDestinationName, simple: {expression: '${exchangeProperty.CommandReplyTo}'}}",
        "setHeader: {id: x, name: CamelJmsDestinationName, simple: {expression: '${body}'}}",
        "setHeader: {id: x, name: CamelJmsDestinationName, simple: {expression: 'leads.inbound.${header.LeadAccount}'}}",
        "setHeader: {id: x, name: CamelJmsDestinationName, simple: {expression: '${exchangeProperty.CommandLane}${body}'}}",
        "setHeader: {id: x, name: camelJmsDestinationname, simple: {expression: '${body}'}}",
        "setHeader: {id: x, name: CamelHttpUri, simple: {expression: '${body}'}}",
        "setHeader: {id: x, name: CamelFileName, simple: {expression: '${header.LeadName}'}}",
        "setHeader: {id: x, name: CamelBeanMethodName, simple: {expression: '${header.LeadName}'}}",
        "setHeader: {id: x, name: JMSReplyTo, simple: {expression: '${body}'}}",
        "setHeader: {id: x, name: '${body}', constant: {expression: x}}",
        "setHeaders: {id: x, headers: [{name: CamelHttpUri, simple: {expression: '${body}'}}]}",
        "setProperty: {id: x, name: '${body}', constant: {expression: x}}",
        "setProperty: {id: x, name: LeadAccount, simple: {expression: '${body}'}}",
        "setProperty: {id: x, name: CommandLane, simple: {expression: '${header.CommandLane}'}}",
        "setBody: {id: x, method: {ref: '${header.Bean}'}}",
        "setBody: {id: x, method: {beanType: java.lang.Runtime}}",
        "setBody: {id: x, method: {ref: ledger, method: 'find(${bean:ledger})'}}",
        "setBody: {id: x, simple: {expression: '${bean:${header.Bean}}'}}",
        "setBody: {id: x, simple: {expression: '${ref:ledger}'}}",
        "setBody: {id: x, simple: {expression: '${type:java.lang.System.out}'}}",
        "setBody: {id: x, simple: {expression: '${camelContext.stop}'}}",
        "setBody: {id: x, simple: {expression: '$simple{body}'}}",
        "setBody: {id: x, simple: {expression: '${exchangeProperty.${header.Name}}'}}",
        "setBody: {id: x, language: {language: spel, expression: '#{body}'}}",
        "setBody: {id: x, language: {language: bean, expression: ledger}}",
        "setBody: {id: x, header: {expression: LeadName}}",
        "setBody: {id: x, groovy: {expression: 'body'}}",
        "setBody: {id: x, mvel: {expression: 'body'}}",
        "filter: {id: x, ognl: {expression: 'body'}, steps: []}",
        "aggregate: {id: x, correlationExpression: {groovy: {expression: body}}, aggregationStrategy: x, completionSize: 1, steps: []}",
        "log: {id: x, message: '${bean:ledger}'}",
        "to: {id: x, uri: 'bean:ledger', parameters: {method: 'find(${type:java.lang.System.out})'}}",
        "unmarshal: {id: x, json: {library: Jackson, objectMapper: '#commandJson', allowUnmarshallType: true}}",
        "unmarshal: {id: x, json: {library: Jackson, objectMapper: '#commandJson', allowJmsType: true}}",
        "unmarshal: {id: x, json: {library: Gson, objectMapper: '#commandJson'}}",
        "unmarshal: {id: x, base64: {}}",
        "marshal: {id: x, json: {library: Jackson, objectMapper: '#crmJson', prettyPrint: true}}",
        "choice: {id: y, when: [], otherwise: {id: z, steps: [{toD: {id: x, uri: '${body}'}}]}}",
        "choice: {id: y, when: [{id: z, groovy: {expression: body}, steps: []}]}",
        "split: {id: y, simple: {expression: '${body}'}, steps: [{toD: {id: x, uri: '${body}'}}]}",
        "doTry: {id: y, steps: [], doFinally: {id: z, steps: [{toD: {id: x, uri: '${body}'}}]}}",
        "doTry: {id: y, steps: [], doCatch: [{id: z, exception: [java.lang.Exception], onWhen: {spel: {expression: '#{body}'}}, steps: []}]}",
        "doTry: {id: y, steps: [], doCatch: [{id: z, exception: [java.lang.Exception], steps: [{toD: {id: x, uri: '${body}'}}]}]}"
      })
  void refusesWhatMakesMessageDataAnAddressOrCode(String step) throws IOException {
    Files.writeString(
        routes.resolve("99-attack.camel.yaml"),
        "- route:\n    id: attack\n    routeConfigurationId: part-of-a-route\n    from:\n"
            + "      uri: direct:attack\n      steps:\n        - "
            + step
            + "\n");
    assertThatThrownBy(this::lint)
        .isInstanceOf(RoutesLintException.class)
        .hasMessageContaining("99-attack.camel.yaml")
        .hasMessageMatching(
            "(?s).*(may not be used|may come from a message|is not fixed|part of an address|fixed name in ref).*");
  }

  private void lint() throws Exception {
    ConnectorRuntime.lint(
        Configuration.load(directory.resolve("config"), Map.of("SECRET", "x")), routes);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
