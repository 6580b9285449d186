package es.sml.connector.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mask shows a message's structure, and hides its customer. */
class PersonalDataMaskTest {
  private final PersonalDataMask mask =
      PersonalDataMask.withStructureWords(Set.of("Nombre", "Teléfono", "Correo"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ana.ruiz@correo.example> quiere un coche",
        "<ana.ruiz@correo.example>",
        "<ana.ruiz",
        "<Ana Ruiz> <ana.ruiz@correo.example>",
        "<Ana>",
        "<Ana/>",
        "<Ana\tRuiz>",
        "<Ana Ruiz <ana_ruiz@correo.example>>",
        "<ana.ruiz:611223344@correo.example></ana.ruiz@correo.example>",
        "<</Ana Ruiz",
        "<p>Gracias</p> </Ana>",
        "</ana.ruiz@correo.example></ana",
        "<ruiz-ana-ruiz-ana-ruiz-ana-ruiz-ana-ruiz-ana-ruiz-ana-ruiz>",
        "  <ruiz>\n<Nombre>Ana Ruiz</Nombre>",
        "<html><ana.ruiz@correo.example></html>",
        "<p ana=\"ruiz\" title='Ana Ruiz'>Ana</p>",
        "<![CDATA[Ana Ruiz]]><!-- Ana Ruiz -->",
        "<?ana ruiz?><!DOCTYPE ana>"
      })
  void whatBeginsLikeAnElementIsNoElement(String content) {
    assertThat(mask.content(content).toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("ana", "ruiz", "611", "correo.example");
  }

  @Test
  void elementsAreSeen() {
    assertThat(
            mask.content(
                "<lead><phone kind=\"home\">611</phone><unusual:name>Ana</unusual:name></lead>"))
        .isEqualTo(
            "<lead><phone **** =\"****\">###</phone><unusual:name>***</unusual:name></lead>"
                .replace("**** =", "****="));
  }
}
