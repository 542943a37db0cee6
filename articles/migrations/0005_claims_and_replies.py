
import articles.models.claim
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_protected_name_looks"),
        ("sources", "0005_retired_keys"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="storypage",
            name="replies",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True)),
                ("prefix", models.CharField(blank=True, max_length=40)),
                ("suffix", models.CharField(blank=True, max_length=40)),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("is_orphaned", models.BooleanField(default=False)),
                ("key", models.CharField(default=articles.models.claim.new_desk_key, editable=False, max_length=16)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("figure", "A figure"),
                            ("date", "A date"),
                            ("allegation", "An allegation against somebody"),
                            ("characterisation", "What somebody is called"),
                        ],
                        default="allegation",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("needs_reply", models.BooleanField(default=True, verbose_name="needs a reply")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="claims", to="articles.article"
                    ),
                ),
                (
                    "attribution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="claims",
                        to="articles.attribution",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="claims",
                        to="sources.evidence",
                    ),
                ),
                (
                    "quotation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="articles.quotation",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim",
                "verbose_name_plural": "claims",
                "ordering": ["start", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True)),
                ("prefix", models.CharField(blank=True, max_length=40)),
                ("suffix", models.CharField(blank=True, max_length=40)),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("is_orphaned", models.BooleanField(default=False)),
                ("key", models.CharField(default=articles.models.claim.new_desk_key, editable=False, max_length=16)),
                ("party_name", models.CharField(blank=True, max_length=200, verbose_name="whom we asked")),
                ("is_unnamed", models.BooleanField(default=False, verbose_name="not to be named")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "By phone"),
                            ("email", "By email"),
                            ("letter", "By letter"),
                            ("in_person", "In person"),
                            ("message", "By message"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked")),
                ("deadline", models.DateTimeField(blank=True, null=True, verbose_name="answer wanted by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_needed", "No reply needed"),
                            ("sought", "Reply sought"),
                            ("received", "Reply received"),
                            ("declined", "Declined to reply"),
                            ("no_answer", "No answer"),
                            ("not_sought", "Reply not sought"),
                        ],
                        default="sought",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("not_used_because", models.CharField(blank=True, max_length=400, verbose_name="not used, because")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="articles.article"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("claims", models.ManyToManyField(related_name="replies", to="articles.claim")),
                (
                    "party_entity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="sources.entity",
                    ),
                ),
                (
                    "quotation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="replies",
                        to="articles.quotation",
                    ),
                ),
            ],
            options={
                "verbose_name": "reply",
                "verbose_name_plural": "replies",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(fields=("article", "key"), name="claim_key_once_per_article"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(fields=("quotation",), name="claim_once_per_quotation"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["figure", "date", "allegation", "characterisation"])),
                name="claim_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("quotation__isnull", False), ("words", "")),
                    models.Q(("quotation__isnull", True), models.Q(("words", ""), _negated=True)),
                    _connector="OR",
                ),
                name="claim_stands_in_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gte", models.F("start"))), name="claim_ends_after_start"
            ),
        ),
        migrations.AddIndex(
            model_name="reply",
            index=models.Index(condition=models.Q(("state", "sought")), fields=["deadline"], name="reply_due"),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.UniqueConstraint(fields=("article", "key"), name="reply_key_once_per_article"),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["not_needed", "sought", "received", "declined", "no_answer", "not_sought"])
                ),
                name="reply_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["", "phone", "email", "letter", "in_person", "message"])),
                name="reply_how_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_unnamed", False),
                    models.Q(("answer", ""), ("how", ""), ("party_entity__isnull", True), ("party_name", "")),
                    _connector="OR",
                ),
                name="reply_unnamed_tells_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_unnamed", True),
                    ("party_entity__isnull", False),
                    models.Q(("party_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="reply_has_a_party",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["not_sought", "not_needed"]), ("asked_at__isnull", False), _connector="OR"
                ),
                name="reply_sought_has_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gte", models.F("start"))), name="reply_ends_after_start"
            ),
        ),
    ]
