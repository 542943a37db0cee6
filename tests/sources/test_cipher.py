"""The cipher: what is sealed says nothing, and opens only with its own key in its own row."""

import base64
import copy
import json
import logging
import pickle
import pprint

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from hypothesis import given
from hypothesis import strategies as st

from sources import cipher
from sources.cipher import Sealed, Secret, decrypt_document, encrypt_document
from sources.errors import VaultNotReady, WrongDocument, WrongKey
from sources.models import AccessLog, Agreement, Evidence, Source

KEY = cipher.new_key()
ROW = "source:0d6f"
anything_json_holds = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def decoded(sealed):
    return base64.urlsafe_b64decode(sealed.token)


class TestDocuments:
    def test_another_key_does_not_open_it(self):
        sealed = encrypt_document(KEY, ROW, {"name": "Mirabel Quennessy"})

        with pytest.raises(WrongKey):
            decrypt_document(cipher.new_key(), ROW, sealed)

    def test_a_document_moved_to_another_row_is_refused(self):
        sealed = encrypt_document(KEY, ROW, {"name": "Mirabel Quennessy"})

        with pytest.raises(WrongDocument):
            decrypt_document(KEY, "source:ffff", sealed)

    @given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
    def test_one_altered_byte_is_refused(self, place, change):
        raw = bytearray(decoded(encrypt_document(KEY, ROW, {"name": "Mirabel"})))
        raw[place % len(raw)] ^= change

        with pytest.raises(WrongKey):
            decrypt_document(KEY, ROW, Sealed(base64.urlsafe_b64encode(bytes(raw))))

    def test_the_error_says_nothing_of_the_content(self):
        sealed = encrypt_document(KEY, ROW, {"name": "Mirabel Quennessy"})

        with pytest.raises(WrongDocument) as refused:
            decrypt_document(KEY, "source:ffff", sealed)

        assert "Mirabel" not in repr(refused.value)
        assert "ffff" not in repr(refused.value)

    @given(st.dictionaries(st.text(), anything_json_holds))
    def test_what_goes_in_comes_out(self, values):
        assert decrypt_document(KEY, ROW, encrypt_document(KEY, ROW, values)) == values

    @given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=8))
    def test_no_clear_word_is_in_the_ciphertext(self, name):
        sealed = encrypt_document(KEY, ROW, {"name": name})

        assert name.encode() not in sealed.token
        assert name.encode() not in decoded(sealed)

    @given(st.text(max_size=300), st.text(max_size=300))
    def test_short_and_long_names_have_ciphertexts_of_one_length(self, one, other):
        # json.dumps writes a character beyond ASCII as up to 12; the two together stay within four KiB.
        sizes = {
            len(encrypt_document(KEY, ROW, {"name": name, "more": "x" * 100}).token) for name in ("", one[:60], other[:60])
        }

        assert len(sizes) == 1

    @pytest.mark.parametrize("length", [0, 1, 900, 1024, 5000])
    def test_the_clear_text_is_padded_to_whole_kibibytes(self, length):
        sealed = encrypt_document(KEY, ROW, {"notes": "x" * length})

        padded = Fernet(KEY).decrypt(sealed.token)
        assert len(padded) % 1024 == 0
        assert len(padded) > 0

    def test_the_token_does_not_tell_when_it_was_made(self):
        sealed = encrypt_document(KEY, ROW, {"name": "Mirabel"})

        assert Fernet(KEY).extract_timestamp(sealed.token) == 0
        assert Fernet(KEY).extract_timestamp(cipher.wrap([KEY], KEY)) == 0

    def test_the_same_document_never_looks_the_same_twice(self):
        assert encrypt_document(KEY, ROW, {"a": 1}) != encrypt_document(KEY, ROW, {"a": 1})


class TestMasterKeys:
    def test_a_data_key_is_not_opened_by_a_stranger(self):
        wrapped = cipher.wrap([cipher.new_key()], KEY)

        with pytest.raises(WrongKey):
            cipher.unwrap([cipher.new_key()], wrapped)

    @pytest.mark.parametrize("bad", [[], ["short"], ["not base64 at all ////"]])
    def test_a_missing_or_broken_master_key_is_said_plainly(self, bad):
        with pytest.raises(VaultNotReady):
            cipher.wrap(bad, KEY)

    def test_an_older_master_key_still_opens(self):
        old, new = cipher.new_key(), cipher.new_key()

        assert cipher.unwrap([new, old], cipher.wrap([old], KEY)) == KEY


class TestKeyedHash:
    def test_it_cannot_be_made_without_the_key(self):
        assert cipher.keyed_hash(KEY, b"memo.pdf") != cipher.keyed_hash(cipher.new_key(), b"memo.pdf")

    def test_equal_content_gives_an_equal_hash_of_64_characters(self):
        assert cipher.keyed_hash(KEY, b"memo.pdf") == cipher.keyed_hash(KEY, b"memo.pdf")
        assert len(cipher.keyed_hash(KEY, b"")) == 64


class TestSecret:
    """A Secret shows its value to nobody who does not ask for it by name."""

    secret = Secret({"name": "Mirabel Quennessy"})

    @pytest.mark.parametrize(
        "shown",
        [
            lambda secret: str(secret),
            lambda secret: repr(secret),
            lambda secret: f"{secret}",
            lambda secret: f"{secret!r:>20}",
            lambda secret: f"{secret:>20}",
            lambda secret: "%s %r" % (secret, secret),  # noqa: UP031
            lambda secret: "".join([secret]),
            lambda secret: json.dumps({"identity": secret}),
            lambda secret: json.dumps({"identity": secret}, cls=DjangoJSONEncoder),
            lambda secret: pprint.pformat([secret]),
            lambda secret: repr(pickle.dumps(secret)),
            lambda secret: repr(pickle.loads(pickle.dumps(secret)).reveal()),  # noqa: S301
            lambda secret: repr(vars(secret)) if hasattr(secret, "__dict__") else "",
            lambda secret: secret + "",
            lambda secret: repr({"nested": (secret,)}),
        ],
    )
    def test_it_prints_as_dots(self, shown):
        assert "Mirabel" not in shown(self.secret)

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_no_pickle_holds_it(self, protocol):
        assert b"Mirabel" not in pickle.dumps(self.secret, protocol)

    def test_json_has_dots_in_its_place(self):
        assert json.loads(json.dumps([self.secret])) == ["•••"]

    def test_a_log_line_has_dots_in_its_place(self, caplog):
        logging.getLogger("newsroom").warning("opened %s", self.secret)

        assert "Mirabel" not in caplog.text
        assert "•••" in caplog.text

    def test_reveal_gives_the_value_and_a_copy_keeps_it(self):
        assert self.secret.reveal() == {"name": "Mirabel Quennessy"}
        assert copy.deepcopy(self.secret).reveal() == {"name": "Mirabel Quennessy"}


class TestSealedField:
    """A sealed column takes ciphertext, gives ciphertext, and can be asked only whether it is empty."""

    @pytest.mark.parametrize("model", [Source, Agreement, Evidence, AccessLog])
    @pytest.mark.parametrize("lookup", ["exact", "contains", "startswith", "in", "gt", "regex"])
    def test_it_refuses_every_question_about_its_content(self, model, lookup):
        field = next(field for field in model._meta.fields if isinstance(field, cipher.SealedField))

        with pytest.raises(FieldError):
            str(model.objects.filter(**{f"{field.name}__{lookup}": [b"x"]}).query)

    def test_it_may_be_asked_whether_it_is_empty(self):
        assert "IS NULL" in str(Source.objects.filter(identity__isnull=True).query)

    @pytest.mark.django_db(databases="__all__")
    @pytest.mark.parametrize("clear", ["Mirabel Quennessy", b"Mirabel Quennessy", {"name": "Mirabel"}])
    def test_clear_text_cannot_be_stored(self, clear):
        with pytest.raises(TypeError):
            Source.objects.create(kind="anonymous_person", protected=True, identity=clear)

    def test_ciphertext_prints_as_dots(self):
        assert str(Sealed(b"token")) == repr(Sealed(b"token")) == f"{Sealed(b'token')}" == "•••"
