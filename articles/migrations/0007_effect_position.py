from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_search'),
    ]

    operations = [
        migrations.CreateModel(
            name='EffectPosition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True)),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('leased_until', models.DateTimeField(null=True)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(null=True)),
                ('told_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'articles_effect_position',
            },
        ),
    ]
