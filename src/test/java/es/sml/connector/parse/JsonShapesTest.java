package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads in the shapes of different products: whose data is whose, under any names. */
class JsonShapesTest {
  /** Each payload follows its lead: name, telephone, e-mail, vehicle, own vehicle, words. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Tiago Moura|5511987654321|tiago@correio.example|Chevrolet Onix|-|ainda está à venda
        {"source": "Autos", "adId": "7", "name": "Tiago Moura", "email": "tiago@correio.example",
         "phone": "11987654321", "message": "Olá, ainda está à venda?", "adsInfo":
         {"category_name": "Carros", "subject": "Chevrolet Onix 1.0 LT 2021"}}
        """,
        """
        Bruna Salgado|5511976540011|bruna@correio.example|Jeep Renegade|-|aceita troca
        {"Lead": {"Id": 1, "Nome": "Bruna Salgado", "Email": "bruna@correio.example",
         "Telefone": "(11) 97654-0011", "Mensagem": "Você aceita troca?"},
         "Anuncio": {"Marca": "Jeep", "Modelo": "Renegade", "Versao": "Sport", "AnoModelo": 2022},
         "Anunciante": {"Nome": "Loja Sol", "Email": "loja@sol.example", "Telefone": "1133330000"}}
        """,
        """
        Jutta Brandl|491701112233|jutta@post.example|Skoda Kamiq|-|noch da
        {"inserat": {"hersteller": "Skoda", "modell": "Kamiq", "preis": 18900},
         "verkaeufer": {"name": "Autohaus Ost", "email": "info@ost.example", "telefon": "+4930111222"},
         "interessent": {"vorname": "Jutta", "nachname": "Brandl", "telefon": "+49 170 1112233",
         "eMail": "jutta@post.example"}, "nachricht": "Ist er noch da?"}
        """,
        """
        Odile Garnier|33612345678|odile@courrier.example|Renault Captur|Peugeot 208|essayer samedi
        {"demandeur": {"prenom": "Odile", "nom": "Garnier", "telephone": "+33 6 12 34 56 78",
         "courriel": "odile@courrier.example"}, "annonce": {"marque": "Renault", "modele": "Captur"},
         "vehicule_reprise": {"marque": "Peugeot", "modele": "208", "kilometrage": 64000},
         "agence": {"nom": "Garage Sud", "telephone": "+33 4 91 00 00 00"},
         "message": "Je voudrais l'essayer samedi"}
        """,
        """
        Fabio Neri|393401234567|fabio@posta.example|Fiat Panda|Lancia Ypsilon|rate
        {"mittente": {"nome": "Fabio", "cognome": "Neri", "cellulare": "+39 340 1234567",
         "email": "fabio@posta.example"}, "veicolo": {"marca": "Fiat", "modello": "Panda"},
         "veicolo_permuta": {"marca": "Lancia", "modello": "Ypsilon", "anno": 2016},
         "concessionaria": {"nome": "Auto Blu", "email": "info@blu.example"},
         "messaggio": "Si può pagare a rate?"}
        """,
        """
        Femke Bakker|31612345678|femke@post.example|Kia Picanto|Toyota Aygo|zaterdag
        {"aanvrager": {"voornaam": "Femke", "achternaam": "Bakker", "telefoonnummer": "+31 6 12345678",
         "email": "femke@post.example"}, "voertuig": {"merk": "Kia", "model": "Picanto"},
         "huidige_auto": {"merk": "Toyota", "model": "Aygo"}, "opmerking": "Kan ik zaterdag komen?",
         "vestiging": {"naam": "Auto West", "telefoon": "+31201112222"}}
        """,
        """
        Marc Solà|655010203|marc@correo.example|Skoda Kamiq|-|Tiene garantía
        {"ticket": {"id": 5, "subject": "Skoda Kamiq", "description":
         "<p>Buenas, ¿Tiene garantía?</p>", "requester": {"name": "Marc Solà", "phone": "655010203",
         "email": "marc@correo.example"}, "assignee": {"name": "Max Pons", "email": "max@taller.example"}}}
        """,
        """
        Rocío Peña|644100200|-|Hyundai Bayon|-|por las tardes
        {"responses": [{"title": "Tu nombre", "response": "Rocío Peña"},
         {"title": "Teléfono de contacto", "response": "644 100 200"},
         {"title": "Coche que te interesa", "response": "Hyundai Bayon"},
         {"title": "Comentarios", "response": "Llamad por las tardes"}]}
        """,
        """
        Íñigo Sáez|-|inigo@correo.example|Cupra Born|-|-
        {"form": {"fields": {"f_1": {"label": "Nombre y apellidos"}, "f_2": {"label": "Correo"},
         "f_3": {"label": "Modelo"}}},
         "answers": {"f_1": "Íñigo Sáez", "f_2": "inigo@correo.example", "f_3": "Cupra Born"}}
        """,
        """
        Lena Ortiz|611222333|lena@correo.example|Opel Mokka|-|entrega inmediata
        {"submittedAt": 1790000000000, "values": [{"objectTypeId": "0-1", "name": "firstname", "value": "Lena"},
         {"objectTypeId": "0-1", "name": "lastname", "value": "Ortiz"},
         {"objectTypeId": "0-1", "name": "phone", "value": "611222333"},
         {"objectTypeId": "0-1", "name": "email", "value": "lena@correo.example"},
         {"objectTypeId": "0-1", "name": "modelo_de_interes", "value": "Opel Mokka"},
         {"objectTypeId": "0-1", "name": "message", "value": "¿Hay entrega inmediata?"}],
         "pageUrl": "https://autos.example/mokka"}
        """,
        """
        Nadia Bosch|644120087|-|Seat Arona|-|em podeu trucar
        {"update_id": 1, "message": {"message_id": 5, "from": {"id": 1, "first_name": "Nadia",
         "last_name": "Bosch"}, "chat": {"id": 1, "type": "private"},
         "text": "M'interessa el Seat Arona, em podeu trucar al 644 120 087?"}}
        """,
        """
        Eva Luque|644120088|-|Suzuki Swift|-|podéis llamarme
        {"object": "chat", "conversation_id": "77", "contents": {"text":
         "Hola, soy Eva Luque. Me interesa el Suzuki Swift, ¿podéis llamarme al 644 12 00 88?"}}
        """,
        """
        Iker Ruiz|688001122|iker@correo.example|Mazda 3|-|-
        {"organizer": {"name": "Max Pons", "email": "max@taller.example", "phone": "612004602"},
         "event_type": {"name": "Test drive"}, "start_time": "2026-11-28T10:00:00Z",
         "invitee": {"name": "Iker Ruiz", "email": "iker@correo.example", "phone": "688001122"},
         "coche": "Mazda 3"}
        """,
        """
        Sara Vidal|677001122|sara@correo.example|Honda Jazz|-|sigue libre
        {"buyer": {"name": "Sara Vidal", "email": "reply+9a8@portal.example", "externalEmail": "sara@correo.example",
         "phone": "677001122"}, "ad": {"brand": "Honda", "model": "Jazz"}, "text": "¿El coche sigue libre?"}
        """,
        """
        Pía Soto|677001123|pia@correo.example|Kia Rio|-|-
        {"name": "Pía Soto", "email": "pia@correo.example", "phone": "677001123",
         "client": {"name": "Autos Norte SL", "cif": "B00000000"},
         "vehicle": {"brand": "Kia", "model": "Rio", "vehicle_current_price": 9900}}
        """,
        """
        Olga Rey|677001124|-|Ford Focus|Opel Corsa|-
        {"lead": {"name": "Olga Rey", "phone": "677001124"},
         "interested_in_vehicles": [{"brand": "Ford", "model": "Focus"}],
         "appraised_vehicles": [{"brand": "Opel", "model": "Corsa", "year": 2012}]}
        """,
        """
        Berta Coll|491701112234|berta@post.example|Kia Stonic|Seat Ibiza|nach 17 Uhr
        {"kunde": {"anrede": "Frau", "name": "Berta Coll", "kontakt": {"telefon": "+49 170 1112234",
         "mail": "berta@post.example"}}, "angebot": {"marke": "Kia", "modell": "Stonic"},
         "gebrauchtwagen_ankauf": {"marke": "Seat", "modell": "Ibiza", "ez": "2012"},
         "betreuer": {"name": "Max Pons", "mail": "max@haus.example"}, "bemerkung": "Rückruf nach 17 Uhr"}
        """,
        """
        Berta Coll|5531988776655|berta@correio.example|Kia Stonic|Seat Ibiza|em 36x
        {"lead": {"nome": "Berta Coll", "telefone": "(31) 98877-6655", "email": "berta@correio.example"},
         "veiculo": {"marca": "Kia", "modelo": "Stonic"}, "troca": {"veiculo": {"marca": "Seat", "modelo": "Ibiza"}},
         "loja": {"nome": "Autos Norte", "telefone": "3133334444"}, "observacao": "Quero financiar em 36x"}
        """,
        """
        Berta Coll|655112233|berta@correo.example|Kia Stonic|Seat Ibiza|-
        {"formId": "x", "items": {"Nombre completo": "Berta Coll", "Teléfono móvil": ["655112233"],
         "Modelo que te interesa": ["Kia Stonic"], "¿Tienes coche para entregar? ¿Cuál?": ["Seat Ibiza de 2012"]},
         "respondentEmail": "berta@correo.example"}
        """,
        """
        Berta Coll|655112234|-|Kia Stonic|-|lo financiáis
        {"subscriber": {"first_name": "Berta", "last_name": "Coll", "whatsapp_phone": "34655112234",
         "last_input_text": "Me interesa el Kia Stonic, ¿lo financiáis?"}, "page": {"name": "Autos Norte"}}
        """,
        """
        Pol Vila|611222334|pol@correo.example|Skoda Scala|-|bola de remolque
        {"@context": "https://schema.org", "@type": "AskAction", "agent": {"@type": "Person", "givenName": "Pol",
         "familyName": "Vila", "telephone": "611222334", "email": "mailto:pol@correo.example"},
         "recipient": {"@type": "AutoDealer", "name": "Autos Norte", "telephone": "944000111"},
         "object": {"@type": "Car", "name": "Skoda Scala"}, "question": {"text": "¿Tiene bola de remolque?"}}
        """,
        """
        Ines Lang|491701112299|ines@post.example|Kia Ceed|Seat Leon|wann lieferbar
        {"vname": "Ines", "nname": "Lang", "tel": "+49 170 1112299", "mail": "ines@post.example",
         "wunschfzg": "Kia Ceed", "inzahlungnahme": {"fzg": "Seat Leon", "kmstand": 120000},
         "nachr": "Ab wann lieferbar?"}
        """,
        """
        Luc Moreau|33677310583|luc@courriel.example|Dacia Jogger|-|-
        {"demandeur": {"nomFamille": "Moreau", "prenom": "Luc", "telPortable": "+33 6 77 31 05 83",
         "courriel": "luc@courriel.example"}, "annonce": {"marque": "Dacia", "modèle": "Jogger"}}
        """,
        """
        Tom Reilly|604115903|tom@post.example|Lexus UX|-|valid in Ireland
        {"leads": [{"buyer": {"display_name": "Tom Reilly", "contact_points": [
         {"kind": "mobile", "val": "+34 604 115 903"}, {"kind": "email", "val": "tom@post.example"}]},
         "listing": {"veh_make": "Lexus", "veh_model": "UX"}, "enquiry_text": "Is the warranty valid in Ireland?"}]}
        """,
      })
  void readsThePayload(String payload) {
    int end = payload.indexOf('\n');
    Lead lead = read("application/json", payload.substring(end + 1));
    assertThat(shown(lead, payload.substring(0, end))).isEqualTo(payload.substring(0, end));
  }

  @Test
  void readsCountedNamesOfAPostedFormAsLists() {
    Lead lead =
        read(
            "application/x-www-form-urlencoded",
            "leads[add][0][id]=4&leads[add][0][fields][0][name]=Nombre&leads[add][0][fields][0][values][0][value]=Ana+Ruiz"
                + "&leads[add][0][fields][1][name]=M%C3%B3vil&leads[add][0][fields][1][values][0][value]=612004601"
                + "&leads[add][0][fields][2][name]=Coche&leads[add][0][fields][2][values][0][value]=Seat+Ibiza");
    String expected = "Ana Ruiz|612004601|-|Seat Ibiza|-|-";
    assertThat(shown(lead, expected)).isEqualTo(expected);
  }

  @Test
  void readsNoVehicleFromAVersionAlone() {
    Lead lead =
        read(
            "application/json",
            "{\"variant\": \"b\", \"name\": \"Ana Ruiz\", \"phone\": \"612004601\"}");
    assertThat(lead.vehicle() == null ? null : lead.vehicle().brandModel()).isNotEqualTo("b");
    assertThat(lead.notes()).contains("variant: b");
  }

  @Test
  void readsOnlyTheCustomersTurnsOfAChat() {
    Lead lead =
        read(
            "application/json",
            """
            {"page": {"title": "Kia Rio | Autos Norte"}, "visitor": {"name": null}, "messages": [
              {"from": "bot-4", "text": "Hi, I'm Marina, nice to meet you on Monday!"},
              {"from": "visitor", "text": "does it come with a spare wheel"},
              {"from": "bot-4", "text": "Who am I talking to?"},
              {"from": "visitor", "text": "Laura Gil Santos"},
              {"from": "visitor", "text": "612 004 603"}]}""");
    assertThat(lead.customer().name()).isEqualTo("Laura Gil Santos");
    assertThat(lead.customer().phone()).isEqualTo("612004603");
    assertThat(lead.tasks()).extracting(Lead.Task::type).containsExactly("vehicle_information");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"channel\": \"alerts\", \"user\": \"robot\", \"text\": \"Server down, call Max Pons at 612 004 603\"}",
        "{\"alert\": \"deploy\", \"description\": \"Soy Max Pons, llamadme al 612 004 603\"}",
        "{\"event\": \"unsubscribe\", \"email\": \"ana@correo.example\", \"description\": \"Pide la baja\"}",
        "{\"data\": {\"item\": {\"assignee\": {\"name\": \"Max Pons\", \"email\": \"max@taller.example\"}}, \"body\": \"Kia Rio\"}}",
        "{\"organizer\": {\"name\": \"Max Pons\", \"email\": \"max@taller.example\"}, \"title\": \"Reunión\"}"
      })
  void makesNoLeadOfAMessageWithoutAnEnquiry(String json) {
    try {
      assertThat(Messages.PARSER.parse(Messages.queued("application/json", json)))
          .isInstanceOf(ParseResult.NotALead.class);
    } catch (UnreadableMessageException e) {
      assertThat(e).hasMessageContaining("no");
    }
  }

  private static Lead read(String contentType, String content) {
    ParseResult read = Messages.PARSER.parse(Messages.queued(contentType, content));
    return ((ParseResult.Leads) read).leads().get(0);
  }

  /** Returns the lead in the form of the expected line; words that it has are shown as expected. */
  private static String shown(Lead lead, String expected) {
    String words = expected.substring(expected.lastIndexOf('|') + 1);
    boolean found = words.equals("-") || String.join("\n", lead.notes()).contains(words);
    String own =
        lead.tasks().stream()
            .map(Lead.Task::appraisal)
            .filter(Objects::nonNull)
            .map(Lead.Appraisal::brandModel)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(","));
    String vehicle = lead.vehicle() == null ? "" : start(lead.vehicle().brandModel(), expected, 3);
    return List.of(
            orNone(lead.customer().name()),
            orNone(lead.customer().phone()).replace("+", ""),
            orNone(lead.customer().email()),
            orNone(vehicle),
            orNone(start(own, expected, 4)),
            found ? words : "no words")
        .stream()
        .collect(Collectors.joining("|"));
  }

  /** Returns the name, without the version that follows the expected one. */
  private static String start(String name, String expected, int at) {
    String wanted = expected.split("\\|", -1)[at];
    return name != null && name.startsWith(wanted) ? wanted : name;
  }

  private static String orNone(String value) {
    return value == null || value.isEmpty() ? "-" : value;
  }
}
