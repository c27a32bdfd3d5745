package dev.outcrop.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaInstanceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'string'} | {'x':'x'}",
                "{'type':'string','minLength':4} | {'x':'xxxx'}",
                "{'type':'string','maxLength':0} | {'x':''}",
                "{'type':'string','format':'date'} | {'x':'2026-01-01'}",
                "{'enum':['red','green']} | {'x':'red'}",
                "{'const':5} | {'x':5}",
                "{'type':'integer','minimum':3} | {'x':3}",
                "{'type':'integer','exclusiveMinimum':3} | {'x':4}",
                "{'type':'integer','maximum':-2} | {'x':-2}",
                "{'type':'number','minimum':0.5} | {'x':0.5}",
                "{'type':'boolean'} | {'x':false}",
                "{'type':['null','string']} | {'x':null}",
                "{'type':'array','items':{'type':'integer'},'minItems':2} | {'x':[0,0]}",
                "{'anyOf':[{'type':'integer'},{'type':'string'}]} | {'x':0}",
                "{'allOf':[{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}]} | {'x':{'a':'a'}}",
                "{'$ref':'#/$defs/city'} | {'x':'Paris'}",
                "{'type':'object','properties':{'y':{'type':'string'}}} | {'x':{}}"
            })
    void an_instance_is_the_plainest_that_the_schema_allows(String property, String expected) throws Exception {
        var schema = Json.read("{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":"
                + property.replace('\'', '"') + "},\"$defs\":{\"city\":{\"type\":\"string\",\"default\":\"Paris\"}}}");

        var instance = Json.tree(new SchemaInstance(schema).arguments());

        assertThat(instance).hasToString(expected.replace('\'', '"'));
        var validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        assertThat(validator.validate(instance)).isEmpty();
    }

    @Test
    void a_schema_that_contains_itself_ends() throws Exception {
        var schema = Json.read("{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"$ref\":\"#\"}}}");

        assertThat(Json.write(new SchemaInstance(schema).arguments()))
                .hasSizeLessThan(200)
                .contains("null");
    }

    @Test
    void a_schema_of_no_object_gives_no_arguments() throws Exception {
        assertThat(new SchemaInstance(Json.read("{\"type\":\"string\"}")).arguments())
                .isEmpty();
        assertThat(new SchemaInstance(Json.read("{}")).arguments()).isEmpty();
    }
}
