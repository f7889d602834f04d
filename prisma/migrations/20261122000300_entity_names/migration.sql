-- EntityName holds each entity's name and aliases, folded: what search looks through.

CREATE FUNCTION refresh_entity_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DELETE FROM "EntityName" WHERE %I = $1', TG_ARGV[0]) USING NEW."id";
  EXECUTE format('INSERT INTO "EntityName" ("name", "folded", %I) SELECT name, lower(unaccent(name)), $1 FROM (SELECT DISTINCT unnest($2) AS name) AS names', TG_ARGV[0])
    USING NEW."id", NEW."name" || NEW."aliases";
  RETURN NULL;
END $$;

CREATE TRIGGER "Person_names" AFTER INSERT OR UPDATE OF "name", "aliases" ON "Person" FOR EACH ROW EXECUTE FUNCTION refresh_entity_names('personId');
CREATE TRIGGER "Organization_names" AFTER INSERT OR UPDATE OF "name", "aliases" ON "Organization" FOR EACH ROW EXECUTE FUNCTION refresh_entity_names('organizationId');
CREATE TRIGGER "Place_names" AFTER INSERT OR UPDATE OF "name", "aliases" ON "Place" FOR EACH ROW EXECUTE FUNCTION refresh_entity_names('placeId');
CREATE TRIGGER "Issue_names" AFTER INSERT OR UPDATE OF "name", "aliases" ON "Issue" FOR EACH ROW EXECUTE FUNCTION refresh_entity_names('issueId');
CREATE TRIGGER "Meeting_names" AFTER INSERT OR UPDATE OF "name", "aliases" ON "Meeting" FOR EACH ROW EXECUTE FUNCTION refresh_entity_names('meetingId');
