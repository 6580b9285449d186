package es.sml.connector.sml.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.testing.ShippedWords;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuelsTest {
  private static final Fuels FUELS = ShippedWords.WORDS.fuels();
  private static final List<Fuel> SHIPPED = FUELS.all();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Gasolina|gasolina 95|Gasolina sin plomo|petrol|Benzin|essence|benzina|nafta|Gasolina (E5)|TSI",
        "Diésel|diesel|DIESEL|gasóleo|gasoil|gas-oil|gazole|gasolio|Diésel (B7)|TDI|HDi|D-4D",
        "Híbrido|hybrid|hybride|ibrida|híbrid|HEV|MHEV|mild hybrid|Híbrido (gasolina)|híbrido no enchufable",
        "Híbrido enchufable|plug-in hybrid|Plug-In-Hybrid|PHEV|plugin|hybride rechargeable|e-Hybrid",
        "Eléctrico|electric|Elektro|électrique|elèctric|elétrico|EV|BEV|100% eléctrico|100 % Eléctrico",
        "GLP|LPG|GPL|autogas|Autogás|gas licuado (GLP)|Gas licuado del petróleo|Flüssiggas|Eco-G",
        "GNC|CNG|GNV|gas natural|Gas natural comprimido|Erdgas|metano|gaz naturel|TGI",
        "Hidrógeno|hydrogen|Wasserstoff|fuel cell",
        "Otros|otro|other"
      })
  void meansTheSameByEachOfItsNames(String row) {
    List<String> names = List.of(row.split("\\|", -1));
    for (String smlUses : names) {
      NameIndex sml = new NameIndex(FUELS::meaning);
      sml.add(smlUses, 7);
      for (String written : names) {
        assertThat(sml.find(NameOrId.ofName(written)))
            .as("%s where SML says %s", written, smlUses)
            .contains(7);
      }
    }
  }

  @Test
  void eachShippedNameAndMarkMeansItsFuelAndNoOther() {
    for (Fuel fuel : SHIPPED) {
      for (String name : fuel.names()) {
        assertThat(FUELS.meaning(name)).as(name).isEqualTo(FUELS.meaning(fuel.name())).isPresent();
      }
      for (String mark : fuel.marks()) {
        assertThat(FUELS.in("Modelo 1.5" + mark + "110 CV"))
            .as(mark)
            .contains(NameOrId.ofName(fuel.name()));
      }
      assertThat(SHIPPED).extracting(Fuel::name).containsAll(fuel.beside());
      assertThat(SHIPPED)
          .filteredOn(other -> !other.name().equals(fuel.name()) && other.allows(fuel.name()))
          .noneMatch(other -> fuel.allows(other.name()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gas",
        "híbrido diésel",
        "Diésel/Gasolina",
        "Híbrido/Gasolina",
        "híbrido o eléctrico",
        "gasolina o híbrido",
        "Electro/Gasolina",
        "no diésel",
        "bifuel",
        "Gasolina, Híbrido",
        "manual",
        "95",
        "e",
        "-"
      })
  void meansNothingWhereItIsNotCertain(String field) {
    NameIndex sml = new NameIndex(FUELS::meaning);
    for (int id = 0; id < SHIPPED.size(); id++) {
      sml.add(SHIPPED.get(id).name(), 10 + id);
    }
    assertThat(sml.find(NameOrId.ofName(field))).isEmpty();
  }

  @Test
  void omitsAFuelThatSmlSubdivides() {
    NameIndex sml = new NameIndex(FUELS::meaning);
    sml.add("Híbrido", 3);
    sml.add("Híbrido (MHEV)", 9);
    assertThat(sml.find(NameOrId.ofName("híbrido"))).contains(3);
    assertThat(sml.find(NameOrId.ofName("Híbrido MHEV"))).contains(9);
    assertThat(sml.find(NameOrId.ofName("hybrid"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Seat León 2.0 TDI 150 CV, Diésel",
    "SEAT LEON 2.0TDI FR, Diésel",
    "Peugeot 308 1.5 BlueHDi 130, Diésel",
    "Renault Clio IV 1.5 dCi, Diésel",
    "Ford Focus 1.5 TDCi, Diésel",
    "Hyundai Tucson 1.7CRDi, Diésel",
    "Toyota Auris 90 D-4D, Diésel",
    "Toyota Avensis 2.0 D4D, Diésel",
    "Mazda CX-5 2.2 Skyactiv-D, Diésel",
    "Seat Ibiza 1.0 TSI, Gasolina",
    "Audi A3 35 TFSI S line, Gasolina",
    "208 PureTech, Gasolina",
    "Peugeot 207 1.6 THP, Gasolina",
    "Ford Fiesta 1.0 EcoBoost, Gasolina",
    "Škoda Fabia 1.0 MPI, Gasolina",
    "Kona híbrido, Híbrido",
    "Toyota Corolla 125H Hybrid, Híbrido",
    "Hyundai Tucson 1.6 TGDI HEV, Híbrido",
    "Honda Jazz 1.5 e:HEV, Híbrido",
    "Ford Puma 1.0 EcoBoost MHEV, Híbrido",
    "Golf GTE plug-in, Híbrido enchufable",
    "Volkswagen Golf 1.4 TSI eHybrid 204 CV, Híbrido enchufable",
    "Seat León e-HYBRID, Híbrido enchufable",
    "Škoda Octavia iV 1.4 TSI plug in, Híbrido enchufable",
    "Jeep Compass e-Hybrid, Híbrido", // it has no plug
    "Mitsubishi Outlander PHEV, Híbrido enchufable",
    "Mercedes E 300 de diésel enchufable, Híbrido enchufable",
    "Peugeot 3008 Hybrid 225 e-EAT8, Híbrido enchufable",
    "Audi A3 40 TFSI e, Híbrido enchufable",
    "Audi A3 e-tron 1.4 TFSI plug-in, Híbrido enchufable",
    "Volvo XC60 T8 Twin Engine, Híbrido enchufable",
    "Hyundai Kona Eléctrico 64 kWh, Eléctrico",
    "Kia e-Niro EV, Eléctrico",
    "Fiat 500 electric, Eléctrico",
    "Audi Q4 e-tron 40, Eléctrico",
    "Dacia Sandero TCe 100 ECO-G, GLP",
    "Opel Corsa 1.4 GLP, GLP",
    "Fiat Panda gasolina GLP, GLP",
    "Seat León 1.5 TGI, GNC",
    "Audi A4 Avant g-tron, GNC",
    "Toyota Mirai fuel cell, Hidrógeno",
    "Fiat 500C 1.3 Multijet techo eléctrico, Diésel"
  })
  void findsTheFuelInAVehiclesName(String vehicle, String fuel) {
    assertThat(FUELS.in(vehicle)).contains(NameOrId.ofName(fuel));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Seat Ibiza",
        "BMW 320d",
        "BMW 330e",
        "Mercedes A 250 e",
        "Peugeot e-208",
        "Volkswagen ID.3",
        "Tesla Model 3",
        "Toyota Prius",
        "Volkswagen Golf GTE",
        "Volkswagen Golf GTE 1.4 TSI",
        "Škoda Superb iV 1.4 TSI",
        "Volkswagen Golf 1.5 eTSI",
        "Volkswagen Golf 1.5 e-TSI",
        "Audi A3 Sportback e-tron",
        "Audi A3 e-tron 1.4 TFSI",
        "Volvo XC40 Recharge",
        "Jeep Renegade 4xe",
        "DS 7 E-Tense PureTech",
        "Renault Captur E-Tech",
        "Dacia Sandero TCe 100",
        "Kia Niro 1.6 GDi",
        "Volkswagen Golf 1.6 BiFuel TSI",
        "Seat León 2.0 TDI / 1.5 TSI",
        "Hyundai Tucson 1.6 CRDi 48V",
        "Audi A6 2.0 TDI MHEV",
        "Corolla híbrido o gasolina",
        "Kia Niro Híbrido no enchufable",
        "un SUV que no sea diésel",
        "Audi Q7 e-tron 3.0 TDI",
        "Peugeot 3008 2.0 HDi HYbrid4",
        "Peugeot 208 PureTech 100 e-DCS6",
        "Fiat 500 by Diesel",
        "Peugeot 308 CC techo eléctrico",
        "Ford Focus azul eléctrico",
        "Mini Cooper electric blue",
        "vehículo híbrido eléctrico",
        "Opel Corsa 1.4 GLP diésel",
        "Toyota RAV4 híbrido GLP",
        "Hyundai Ioniq hidrógeno eléctrico",
        "León TDIesel",
        "essence"
      })
  void findsNoFuelInAnAmbiguousName(String vehicle) {
    assertThat(FUELS.in(vehicle)).isEmpty();
  }

  @Test
  void findsNoFuelWithoutAName() {
    assertThat(FUELS.in(null)).isEmpty();
  }

  @Property
  void twoFuelsThatExcludeEachOtherLeaveBothOut(
      @ForAll("markedFuels") Fuel one, @ForAll("markedFuels") Fuel other) {
    boolean excluded = !one.allows(other.name()) && !other.allows(one.name());
    for (String mark : one.marks()) {
      String vehicle = "Modelo " + mark + other.marks().get(0);
      if (excluded
          && one.isMarkedBy(Fuel.words(vehicle))
          && other.isMarkedBy(Fuel.words(vehicle))) {
        assertThat(FUELS.in(vehicle)).as(vehicle).isEmpty();
      }
    }
  }

  @Property
  void findsNoFuelInOtherWords(@ForAll("models") String model) {
    assertThat(FUELS.in(model)).isEmpty();
  }

  @Provide
  Arbitrary<Fuel> markedFuels() {
    return Arbitraries.of(SHIPPED.stream().filter(fuel -> !fuel.marks().isEmpty()).toList());
  }

  @Provide
  Arbitrary<String> models() {
    return Arbitraries.of(
            "Seat", "León", "2.0", "150", "CV", "d", "e", "i", "T", "GT", "S", "line", "208", "5p")
        .list()
        .ofMaxSize(8)
        .map(words -> String.join(" ", words));
  }
}
