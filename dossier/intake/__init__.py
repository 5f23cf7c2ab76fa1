"""What an editor saved becomes seeds: ``dossier add``.

``given`` finds the files among what was named, ``fetching`` fetches a page, ``parts`` cuts a file with several articles, ``naming``
names a seed by its day, outlet and title, ``adding`` chooses what is new, ``keeping`` writes it and what is known of it.
"""
